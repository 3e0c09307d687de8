package fr.rentree.rollover.calendars;

import fr.rentree.platform.school.SchoolYear;
import java.util.Optional;
import java.util.OptionalLong;

/// What setting a calendar comes to.
sealed interface CalendarChange {

    record Created() implements CalendarChange {}

    record Changed() implements CalendarChange {}

    record Unchanged() implements CalendarChange {}

    record Contradictory(String why) implements CalendarChange {}

    /// Somebody else changed the calendar since the caller read it.
    record Outdated() implements CalendarChange {}

    /// @param expected the version that the caller saw, when they say so
    static CalendarChange decide(
            SchoolYear closing,
            Optional<RolloverCalendar> current,
            CalendarDates wanted,
            OptionalLong expected) {
        var contradiction = wanted.contradiction(closing);
        if (contradiction.isPresent()) {
            return new Contradictory(contradiction.get());
        }
        long version = current.map(RolloverCalendar::version).orElse(0L);
        if (expected.isPresent() && expected.getAsLong() != version) {
            return new Outdated();
        }
        if (current.isEmpty()) {
            return new Created();
        }
        return current.get().dates().equals(wanted) ? new Unchanged() : new Changed();
    }
}
