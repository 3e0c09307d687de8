/// Decides from the calendar of a territory, by the database's clock, whether its schools take
/// imports.
@NullMarked
package fr.rentree.rollover.calendars;

import org.jspecify.annotations.NullMarked;
