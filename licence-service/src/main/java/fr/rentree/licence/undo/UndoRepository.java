package fr.rentree.licence.undo;

import fr.rentree.licence.acts.Act;
import fr.rentree.licence.assignments.Change;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.licence.topics.LicenceTopics;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import javax.sql.DataSource;

/// How the seats of an act stand, and putting them back, in sets. A seat taken back is restored
/// under its old identifier, so that notes know it again.
@Singleton
class UndoRepository extends NamedSqlRepository {

    private static final String TOUCHED =
            """
            touched as materialized (
                select a.*
                  from seat_journal j
                  join assignment a on a.school = j.school and a.id = j.assignment
                 where j.school = :school and j.batch = :act
                   and j.change = case when :restoring then 'TAKEN_BACK' else 'GIVEN' end)
            """;
    private static final String STANDING =
            "with "
                    + TOUCHED
                    + """
                    , wanted as (select pool, count(*) as people from touched group by pool)
                    select count(*)::int as seats,
                           (count(*) filter (
                                where t.taken_back is distinct from
                                      case when :restoring then 'RETRIEVED' end))::int as changed,
                           (count(*) filter (where :restoring and t.last_day < :day))::int as ended,
                           (count(*) filter (where :restoring and not exists (
                                select from place p join person x on x.person = p.person
                                 where p.school = t.school and p.person = t.person
                                   and x.status = 'ACTIVE')))::int as absent,
                           (count(*) filter (where :restoring and exists (
                                select from assignment b
                                 where b.school = t.school and b.resource = t.resource
                                   and b.person = t.person and b.taken_back is null and b.id <> t.id
                                   and b.held_from <= t.last_day
                                   and b.last_day >= t.held_from)))::int as held_again,
                           (count(*) filter (where not :restoring and exists (
                                select from subscription s
                                 where s.id = t.subscription and not s.transferable)))::int as bound,
                           (select coalesce(sum(greatest(p.assigned + w.people - p.capacity, 0)), 0)::int
                              from wanted w
                              join seat_pool p on p.school = :school and p.id = w.pool
                             where :restoring) as missing
                      from touched t
                    """;
    private static final String PUT_BACK =
            "with "
                    + TOUCHED
                    + """
                    , changed as (
                        update assignment a
                           set taken_back = case when :restoring then null else 'RETRIEVED' end
                          from touched t where a.school = t.school and a.id = t.id
                        returning a.*),
                    counted as (
                        update seat_pool p
                           set assigned = p.assigned
                                          + case when :restoring then c.people else -c.people end
                          from (select pool, count(*)::int as people from changed group by pool) c
                         where p.school = :school and p.id = c.pool),
                    noted as (
                        insert into seat_journal (school, pool, assignment, person, change, by_whom,
                                                  at, why, batch, origin)
                        select school, pool, id, person,
                               case when :restoring then 'GIVEN' else 'TAKEN_BACK' end,
                               :byWhom, :at, :why, :batch, :origin
                          from changed)
                    insert into outbox (topic, key, type, payload)
                    select :topic, c.school,
                           case when :restoring then 'licence.seat-assigned.v1'
                                else 'licence.seat-taken-back.v1' end,
                           case when :restoring
                                then json_build_object('assignment', c.id,
                                         'subscription', c.subscription, 'uai', c.school,
                                         'person', c.person, 'resource', c.resource,
                                         'work', r.work, 'edition', r.edition,
                                         'firstDay', c.first_day, 'lastDay', c.last_day,
                                         'continuity', r.continuity,
                                         'renewable', s.renewable)::text
                                else json_build_object('assignment', c.id, 'uai', c.school,
                                         'person', c.person, 'work', r.work,
                                         'reason', 'RETRIEVED')::text end
                      from changed c
                      join resource r on r.id = c.resource
                      join subscription s on s.id = c.subscription
                     order by c.id
                    """;

    UndoRepository(DataSource database) {
        super(database);
    }

    @Transactional
    Undo.Standing standing(Act act, LocalDate today) {
        return only(
                STANDING,
                of(act).and("day", today),
                row ->
                        new Undo.Standing(
                                row.getInt("seats"),
                                row.getInt("changed"),
                                row.getInt("ended"),
                                row.getInt("absent"),
                                row.getInt("held_again"),
                                row.getInt("bound"),
                                row.getInt("missing")));
    }

    /// Puts back every seat of an act; returns how many.
    @Transactional(TxType.MANDATORY)
    int putBack(Act act, Change change) {
        return update(
                PUT_BACK,
                of(act).and("batch", change.batch())
                        .and("byWhom", change.byWhom())
                        .and("at", change.at())
                        .and("why", change.why())
                        .and("origin", change.origin())
                        .and("topic", LicenceTopics.ASSIGNMENTS));
    }

    private static Parameters of(Act act) {
        return Parameters.of("school", act.school().value())
                .and("act", act.act())
                .and("restoring", act.kind() == Act.Kind.TAKE_BACK);
    }
}
