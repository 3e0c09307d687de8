/// Tells each school's carry-over deadlines, as the calendars of its territory set them.
@NullMarked
package fr.rentree.rollover.deadlines;

import org.jspecify.annotations.NullMarked;
