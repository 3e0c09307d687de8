package fr.rentree.sync.removals;

import fr.rentree.platform.school.SchoolYear;
import java.time.LocalDate;
import java.time.MonthDay;

/// The day of each school year from which what the year before left behind is announced, at schools
/// for which no calendar sets another.
record UsualDeadline(MonthDay day) {

    /// The last school year whose notebooks may be announced today.
    SchoolYear lastYearConcerned(LocalDate today) {
        var running = SchoolYear.of(today);
        var before = new SchoolYear(running.firstYear() - 1);
        return today.isBefore(in(running)) ? new SchoolYear(before.firstYear() - 1) : before;
    }

    private LocalDate in(SchoolYear year) {
        var inFirst = day.atYear(year.firstYear());
        return inFirst.isBefore(year.firstDay()) ? day.atYear(year.firstYear() + 1) : inFirst;
    }
}
