/// What each kind of document must be, and how much of it is taken.
@NullMarked
package fr.rentree.sync.kinds;

import org.jspecify.annotations.NullMarked;
