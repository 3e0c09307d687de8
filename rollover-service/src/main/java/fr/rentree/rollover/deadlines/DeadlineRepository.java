package fr.rentree.rollover.deadlines;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// The table `carry_over_deadline`: what was told, compared with what the calendars say.
@Singleton
class DeadlineRepository extends SqlRepository {

    private static final String LEAD =
            "select pg_try_advisory_xact_lock(hashtext('rollover-deadlines'))";

    /// What was told beside what calendars say, in one read, as most ticks find nothing. The
    /// deadlines of a year decide nothing any more once the year after it is over.
    private static final String FOLLOW_CALENDARS =
            """
            with due as (
                select e.uai, k.school_year, k.notes_kept_until
                  from rollover_calendar k
                  join establishment e on e.territory = k.territory
                 where make_date(cast(left(k.school_year, 4) as int) + 2, 8, 16)
                       > cast(now() at time zone 'Europe/Paris' as date)
            ), differing as (
                select uai, school_year, due.notes_kept_until
                  from due
                  full join carry_over_deadline known using (uai, school_year)
                 where due.notes_kept_until is distinct from known.notes_kept_until
            ), changed as (
                insert into carry_over_deadline as d (uai, school_year, version, notes_kept_until)
                select uai, school_year, 1, notes_kept_until
                  from differing
                 where notes_kept_until is not null
                    on conflict (uai, school_year) do update
                   set version = d.version + 1, notes_kept_until = excluded.notes_kept_until
                returning d.*
            ), withdrawn as (
                delete from carry_over_deadline d
                 using differing x
                 where x.notes_kept_until is null
                   and d.uai = x.uai and d.school_year = x.school_year
                returning d.uai, d.school_year
            )
            insert into outbox (topic, key, type, payload)
            select 'rollover.deadlines', uai || '/' || school_year,
                   'rollover.carry-over-deadline.v1', state
              from (select uai, school_year,
                           cast(json_build_object(
                               'uai', uai, 'schoolYear', school_year, 'version', version,
                               'notesKeptUntil', notes_kept_until) as text) as state
                      from changed
                     union all
                    select uai, school_year, null from withdrawn) told
            """;

    DeadlineRepository(DataSource database) {
        super(database);
    }

    boolean lead() {
        return first(LEAD, row -> row.getBoolean(1)).orElseThrow();
    }

    /// Returns how many deadlines are told anew or withdrawn.
    int followCalendars() {
        return update(FOLLOW_CALENDARS);
    }
}
