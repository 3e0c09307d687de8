package fr.rentree.rollover.calendars;

import fr.rentree.platform.school.SchoolYear;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalLong;

/// Keeps the calendars; windows and deadlines follow at the next tick.
@ApplicationScoped
public class CalendarDesk {

    private final CalendarRepository calendars;

    CalendarDesk(CalendarRepository calendars) {
        this.calendars = calendars;
    }

    @Transactional
    public boolean has(String territory, SchoolYear schoolYear) {
        return calendars.find(territory, schoolYear).isPresent();
    }

    @Transactional
    Optional<RolloverCalendar> find(String territory, SchoolYear schoolYear) {
        return calendars.find(territory, schoolYear);
    }

    @Transactional
    CalendarChange set(
            String territory, SchoolYear schoolYear, CalendarDates dates, OptionalLong expected) {
        var current = calendars.lock(territory, schoolYear);
        var change = CalendarChange.decide(schoolYear, current, dates, expected);
        switch (change) {
            case CalendarChange.Created _, CalendarChange.Changed _ ->
                    calendars.write(territory, schoolYear, dates);
            case CalendarChange.Unchanged _,
                    CalendarChange.Contradictory _,
                    CalendarChange.Outdated _ -> {}
        }
        return change;
    }
}
