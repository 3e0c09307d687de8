package fr.rentree.sync.removals;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Announces the end of frozen notebooks, and calls it off.
@Singleton
class AnnouncementRepository extends SqlRepository {

    /// When something is announced, and the first day on which it may go.
    record Notice(Instant at, LocalDate today, LocalDate removalOn) {}

    /// What opens a frozen notebook again lasts beyond the year that it was left in.
    private static final String OPENED =
            "notebook_opens(n, greatest(?::date, make_date(n.school_year + 1, 8, 16)))";

    /// Shared by whoever thaws notebooks; `%s` says which.
    private static final String THAW =
            """
            with opened as (
              select n.id, n.announced_at is not null as announced
                from notebook n
               where n.frozen_at is not null and %s
                 for update),
            thawed as (
              update notebook n
                 set frozen_at = null, frozen_reason = null, announced_at = null, removal_on = null
                from opened o where o.id = n.id
              returning n.id, n.owner, n.school, n.work, o.announced)
            insert into outbox (topic, key, type, payload)
            select 'sync.notebooks', id::text, 'sync.notebook-removal-cancelled.v1',
                   json_build_object('notebook', id, 'owner', owner, 'uai', school, 'work', work,
                                     'at', ?::text)::text
              from thawed where announced
            """;

    AnnouncementRepository(DataSource database) {
        super(database);
    }

    /// Announces some notebooks which no right opens and whose school's deadline has passed;
    /// returns how many. Where no calendar set one, those of that year or before.
    int announce(SchoolYear lastUsually, Notice notice, int most) {
        return first(
                        """
                        with due as (
                          select n.id
                            from notebook n
                            left join carry_over_deadline d
                              on d.school = n.school and d.school_year = n.school_year
                           where n.frozen_at is not null and n.announced_at is null
                             and n.removed_at is null and notebook_stands(n)
                             and coalesce(d.notes_kept_until <= ?, n.school_year <= ?)
                             and not notebook_opens(n, ?)
                           limit ?
                             for update of n skip locked),
                        announced as (
                          update notebook n
                             set announced_at = ?::timestamptz, removal_on = ?
                            from due where due.id = n.id
                          returning n.*),
                        told as (
                          insert into outbox (topic, key, type, payload)
                          select 'sync.notebooks', id::text, 'sync.notebook-removal-announced.v1',
                                 json_build_object('notebook', id, 'owner', owner, 'uai', school,
                                                   'work', work, 'reason', frozen_reason, 'live', live,
                                                   'announcedOn', ?::date, 'removalOn', removal_on)::text
                            from announced)
                        select count(*) as announced, tell_of_rights(array_agg(owner)) from announced
                        """,
                        row -> row.getInt("announced"),
                        notice.today(),
                        lastUsually.firstYear(),
                        notice.today(),
                        most,
                        notice.at(),
                        notice.removalOn(),
                        notice.today())
                .orElseThrow();
    }

    /// Thaws what a right of these people opens again; an announced end is called off aloud.
    void thaw(List<UUID> people, Instant at, LocalDate today) {
        update(
                THAW.formatted("n.owner = any (?) and " + OPENED),
                Column.of("uuid", people, person -> person),
                today,
                at.toString());
    }

    /// Calls off the announced ends of notebooks that stand open for whatever reason.
    void thawOpened(Instant at, LocalDate today) {
        update(THAW.formatted("n.announced_at is not null and " + OPENED), today, at.toString());
    }
}
