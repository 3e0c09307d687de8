/// Who must sign before a tablet becomes theirs, and who has signed.
@NullMarked
package fr.rentree.distribution.charters;

import org.jspecify.annotations.NullMarked;
