package fr.rentree.sync.carryover;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;

/// A whole school's notebooks at once.
@Singleton
class CarryOverRepository extends SqlRepository {

    /// The notebooks that a closing year concerns: those of the year that no campaign has frozen,
    /// or that a later right has opened again. Parameters: last day of the year, school, first
    /// year.
    private static final String CONCERNED =
            """
            with closing as (select ?::date as last_day, ? as school, ? as year),
            concerned as (
              select n.id, n.owner, n.school, n.work, held.last_day, held.renewable,
                     held.school as held_at,
                     coalesce(held.last_day > closing.last_day, false) as renewed
                from closing
                join notebook n on n.school = closing.school and n.school_year <= closing.year
                left join lateral (select r.last_day, r.renewable, r.school
                                     from reading_right r
                                    where r.person = n.owner and r.work = n.work
                                      and r.ended_at is null
                                      and (r.continuity = 'PERSON'
                                             or (r.school = n.school and notebook_is_here(n)))
                                    order by r.last_day desc, r.renewable desc
                                    limit 1) held on true
               where (n.frozen_at is null or held.last_day > closing.last_day)
                 and n.removed_at is null and notebook_stands(n))
            """;

    private static final String HASH =
            "(select md5(coalesce(string_agg(id::text, ',' order by id), '')) from concerned) as hash";

    CarryOverRepository(DataSource database) {
        super(database);
    }

    /// A hash of the notebooks that are concerned.
    String concerned(CarryOver over) {
        return first(
                        CONCERNED + "select " + HASH,
                        row -> row.getString("hash"),
                        over.closing().lastDay(),
                        over.uai(),
                        over.closing().firstYear())
                .orElseThrow();
    }

    /// What would happen: rights that may be renewed are, of those who are still at their school.
    Outlook foresee(CarryOver over, LocalDate today) {
        return first(
                        CONCERNED
                                + """
                                , foreseen as (
                                  select c.id, coalesce(c.renewed or (c.last_day >= ? and c.renewable
                                                                  and p.status = 'ACTIVE'
                                                                  and p.places @> jsonb_build_array(
                                                                        jsonb_build_object('uai', c.held_at))),
                                                        false) as carries
                                    from concerned c left join person p on p.person = c.owner)
                                select (select count(*) from foreseen where carries) as carried_on,
                                       (select count(*) from foreseen where not carries) as frozen,
                                       array(select id::text from foreseen
                                              where not carries order by id limit 10) as examples,
                                """
                                + HASH,
                        CarryOverRepository::outlook,
                        over.closing().lastDay(),
                        over.uai(),
                        over.closing().firstYear(),
                        today)
                .orElseThrow();
    }

    /// Moves what is renewed into the next year and says so; marks the rest with the reason.
    Outlook carryOn(CarryOver over, Instant at) {
        return first(
                        CONCERNED
                                + """
                                , carried as (
                                  update notebook n
                                     set school_year = ?, frozen_reason = null, frozen_at = null,
                                         announced_at = null, removal_on = null
                                    from concerned c
                                   where c.id = n.id and c.renewed
                                  returning n.id, n.owner, n.school, n.work, c.last_day),
                                told as (
                                  insert into outbox (topic, key, type, payload)
                                  select 'sync.notebooks', id::text, 'sync.notebook-carried-on.v1',
                                         json_build_object('notebook', id, 'owner', owner, 'uai', school,
                                                           'work', work, 'schoolYear', ?::text,
                                                           'lastDay', last_day)::text
                                    from carried),
                                frozen as (
                                  update notebook n
                                     set school_year = greatest(n.school_year, k.year),
                                         frozen_at = ?::timestamptz,
                                         frozen_reason = case
                                         when notebook_left_behind(n) then 'OTHER_SCHOOL'
                                         when not notebook_is_here(n) then 'OTHER_ACCESS_POINT'
                                         else case (select r.end_reason from reading_right r
                                                                where r.person = n.owner
                                                                  and r.school = n.school
                                                                  and r.work = n.work
                                                                order by r.last_day desc, r.ended_at desc
                                                                limit 1)
                                                         when 'LEFT' then 'OTHER_SCHOOL'
                                                         when 'RETRIEVED' then 'SEAT_TAKEN_BACK'
                                                         else 'LICENCE_NOT_RENEWED' end end
                                    from concerned c, closing k
                                   where c.id = n.id and not c.renewed
                                  returning n.id, n.owner)
                                select tell_of_rights(array(select owner from carried
                                                            union select owner from frozen)),
                                       (select count(*) from carried) as carried_on,
                                       (select count(*) from frozen) as frozen,
                                       array(select id::text from frozen order by id limit 10) as examples,
                                """
                                + HASH,
                        CarryOverRepository::outlook,
                        over.closing().lastDay(),
                        over.uai(),
                        over.closing().firstYear(),
                        over.next().firstYear(),
                        over.next().toString(),
                        at)
                .orElseThrow();
    }

    private static Outlook outlook(ResultSet row) throws SQLException {
        return new Outlook(
                row.getString("hash"),
                row.getLong("carried_on"),
                row.getLong("frozen"),
                List.of((String[]) row.getArray("examples").getArray()));
    }
}
