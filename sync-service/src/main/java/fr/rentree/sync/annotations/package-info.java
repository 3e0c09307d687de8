/// What an annotation must be, and the W3C face over the same store.
@NullMarked
package fr.rentree.sync.annotations;

import org.jspecify.annotations.NullMarked;
