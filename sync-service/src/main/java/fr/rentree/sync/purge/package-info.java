/// Takes away what is kept for a time only, when its time is over.
@NullMarked
package fr.rentree.sync.purge;

import org.jspecify.annotations.NullMarked;
