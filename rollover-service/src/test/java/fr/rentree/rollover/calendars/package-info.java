/// Windows against the clock of the database, calendars against those who may not set them.
@NullMarked
package fr.rentree.rollover.calendars;

import org.jspecify.annotations.NullMarked;
