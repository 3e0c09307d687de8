package fr.rentree.rollover.calendars;

import fr.rentree.platform.school.SchoolYear;

/// The dates of one territory for closing one school year; each change makes a new version.
record RolloverCalendar(
        String territory, SchoolYear schoolYear, long version, CalendarDates dates) {}
