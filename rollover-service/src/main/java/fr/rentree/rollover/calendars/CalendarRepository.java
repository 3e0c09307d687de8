package fr.rentree.rollover.calendars;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/// The table `rollover_calendar`.
@Singleton
class CalendarRepository extends SqlRepository {

    private static final String READ =
            """
            select territory, school_year, version, imports_close_at, imports_open_at,
                   former_pupils_suspended_from, notes_kept_until
              from rollover_calendar
             where territory = ? and school_year = ?
            """;

    private static final String WRITE =
            """
            insert into rollover_calendar as k (territory, school_year, imports_close_at,
                   imports_open_at, former_pupils_suspended_from, notes_kept_until)
            values (?, ?, ?, ?, ?, ?)
                on conflict (territory, school_year) do update
               set version = k.version + 1,
                   imports_close_at = excluded.imports_close_at,
                   imports_open_at = excluded.imports_open_at,
                   former_pupils_suspended_from = excluded.former_pupils_suspended_from,
                   notes_kept_until = excluded.notes_kept_until
            """;

    CalendarRepository(DataSource database) {
        super(database);
    }

    Optional<RolloverCalendar> find(String territory, SchoolYear schoolYear) {
        return first(READ, CalendarRepository::calendar, territory, schoolYear.toString());
    }

    Optional<RolloverCalendar> lock(String territory, SchoolYear schoolYear) {
        return first(
                READ + " for update",
                CalendarRepository::calendar,
                territory,
                schoolYear.toString());
    }

    void write(String territory, SchoolYear schoolYear, CalendarDates dates) {
        update(
                WRITE,
                territory,
                schoolYear.toString(),
                dates.importsCloseAt(),
                dates.importsOpenAt(),
                dates.formerPupilsSuspendedFrom(),
                dates.notesKeptUntil());
    }

    private static RolloverCalendar calendar(ResultSet row) throws SQLException {
        return new RolloverCalendar(
                row.getString("territory"),
                SchoolYear.parse(row.getString("school_year")),
                row.getLong("version"),
                new CalendarDates(
                        instant(row, "imports_close_at"),
                        optionalInstant(row, "imports_open_at").orElse(null),
                        day(row, "former_pupils_suspended_from"),
                        day(row, "notes_kept_until")));
    }
}
