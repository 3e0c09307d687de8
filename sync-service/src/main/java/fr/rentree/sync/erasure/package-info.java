/// Takes away everything of one person that is kept here, after showing how much that is.
@NullMarked
package fr.rentree.sync.erasure;

import org.jspecify.annotations.NullMarked;
