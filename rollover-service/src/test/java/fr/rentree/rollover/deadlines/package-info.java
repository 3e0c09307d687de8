/// Deadlines as calendars set them, and as everybody is told.
@NullMarked
package fr.rentree.rollover.deadlines;

import org.jspecify.annotations.NullMarked;
