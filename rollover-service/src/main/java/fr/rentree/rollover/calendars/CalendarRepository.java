package fr.rentree.rollover.calendars;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.rollover.rows.RowReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;

/// The table `rollover_calendar`.
@ApplicationScoped
class CalendarRepository {

    private static final String READ =
            """
            select territory, school_year as "schoolYear", version,
                   jsonb_build_object(
                       'importsCloseAt', imports_close_at,
                       'importsOpenAt', imports_open_at,
                       'formerPupilsSuspendedFrom', former_pupils_suspended_from,
                       'notesKeptUntil', notes_kept_until) as dates
              from rollover_calendar
             where territory = :territory and school_year = :year
            """;

    private final EntityManager database;
    private final RowReader rows;

    CalendarRepository(EntityManager database, RowReader rows) {
        this.database = database;
        this.rows = rows;
    }

    Optional<RolloverCalendar> find(String territory, SchoolYear schoolYear) {
        return read(READ, territory, schoolYear);
    }

    Optional<RolloverCalendar> lock(String territory, SchoolYear schoolYear) {
        return read(READ + " for update", territory, schoolYear);
    }

    void write(String territory, SchoolYear schoolYear, CalendarDates dates) {
        var opens = dates.importsOpenAt();
        database.createNativeQuery(
                        """
                        insert into rollover_calendar as k (territory, school_year, imports_close_at,
                               imports_open_at, former_pupils_suspended_from, notes_kept_until)
                        values (:territory, :year, cast(:closes as timestamptz),
                                cast(nullif(:opens, '') as timestamptz), :suspended, :kept)
                        on conflict (territory, school_year) do update
                           set version = k.version + 1,
                               imports_close_at = excluded.imports_close_at,
                               imports_open_at = excluded.imports_open_at,
                               former_pupils_suspended_from = excluded.former_pupils_suspended_from,
                               notes_kept_until = excluded.notes_kept_until
                        """)
                .setParameter("territory", territory)
                .setParameter("year", schoolYear.toString())
                .setParameter("closes", dates.importsCloseAt().toString())
                .setParameter("opens", opens == null ? "" : opens.toString())
                .setParameter("suspended", dates.formerPupilsSuspendedFrom())
                .setParameter("kept", dates.notesKeptUntil())
                .executeUpdate();
    }

    private Optional<RolloverCalendar> read(String sql, String territory, SchoolYear schoolYear) {
        var key = Map.of("territory", territory, "year", schoolYear.toString());
        return rows.list(RolloverCalendar.class, sql, key).stream().findFirst();
    }
}
