package fr.rentree.licence.modules;

import fr.rentree.licence.modules.ProgressRecorded.Attempt;
import fr.rentree.licence.modules.ProgressRecorded.Score;
import fr.rentree.licence.roster.PersonsForgotten;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.Column;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The rows of what people reached.
@Singleton
class ModuleRepository extends NamedSqlRepository {

    /// What was reached only goes up, whatever comes last.
    private static final String PUT =
            """
            insert into module_progress as m (school, person, work, module, attempts, best_score,
                    best_max, last_score, last_max, last_at, completed, told_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as t(school, person, work, module)
             order by school, person, work, module
            on conflict (school, person, work, module) do update
               set attempts = greatest(m.attempts, excluded.attempts),
                   (best_score, best_max) = (
                    select b.score, b.max
                      from (values (m.best_score, m.best_max),
                                   (excluded.best_score, excluded.best_max)) b (score, max)
                     order by b.score / b.max desc nulls last, b.max desc limit 1),
                   (last_score, last_max, last_at) = (
                    select l.score, l.max, l.at
                      from (values (m.last_score, m.last_max, m.last_at),
                                   (excluded.last_score, excluded.last_max, excluded.last_at))
                           l (score, max, at)
                     order by l.at desc nulls last, l.score desc limit 1),
                   completed = m.completed or excluded.completed,
                   told_at = greatest(m.told_at, excluded.told_at)
            """;

    /// The right that lasts longest decides how long a module is its person's.
    private static final String LIST =
            """
            select m.*, held.title, held.last_day,
                   round(100 * m.best_score / m.best_max)::int as success,
                   round(100 * m.last_score / m.last_max)::int as last_success
              from module_progress m
              left join lateral (
                   select r.title, a.last_day
                     from held_right a
                     join resource r on r.id = a.resource and r.work = m.work
                    where a.school = m.school and a.person = m.person and a.first_day <= :today
                    order by a.last_day desc limit 1) held on true
             where m.school = :school
               and (:person::uuid is null or m.person = :person::uuid)
               and (:person::uuid is not null or m.person in (
                    select p.person from place p join person x on x.person = p.person
                     where p.school = :school and p.profile = 'PUPIL' and x.status = 'ACTIVE'
                       and (p.divisions @> array[:division::text]
                            or p.groups @> array[:group::text])))
               and (:work::text is null or m.work = :work)
               and (m.person, m.work, m.module) > (:afterPerson::uuid, :afterWork, :afterModule)
             order by m.person, m.work, m.module
             limit :limit
            """;

    private static final String TEACHES =
            """
            select exists (
                select from place t
                 where t.school = :school and t.person = :teacher and t.profile = 'TEACHER'
                   and (t.divisions @> array[:division::text] or t.groups @> array[:group::text]
                        or exists (select from place p
                                    where p.school = t.school and p.person = :person::uuid
                                      and p.profile = 'PUPIL'
                                      and (p.divisions && t.divisions or p.groups && t.groups))))
                   as teaches
            """;

    ModuleRepository(DataSource database) {
        super(database);
    }

    @Transactional(TxType.MANDATORY)
    void put(List<ProgressRecorded> states) {
        update(
                PUT,
                Column.of("text", states, ProgressRecorded::uai),
                Column.of("uuid", states, ProgressRecorded::person),
                Column.of("text", states, ProgressRecorded::work),
                Column.of("text", states, ProgressRecorded::module),
                Column.of("int8", states, ProgressRecorded::attempts),
                Column.of("numeric", states, best(Score::score)),
                Column.of("numeric", states, best(Score::max)),
                Column.of("numeric", states, last(Attempt::score)),
                Column.of("numeric", states, last(Attempt::max)),
                Column.of("timestamptz", states, last(Attempt::at)),
                Column.of("bool", states, ProgressRecorded::completed),
                Column.of("timestamptz", states, ProgressRecorded::at));
    }

    /// Whether somebody teaches the class, the group or the pupil of the filter.
    @Transactional
    boolean teaches(UUID teacher, ModuleFilter filter) {
        return only(TEACHES, of(filter).and("teacher", teacher), row -> row.getBoolean("teaches"));
    }

    @Transactional
    List<Module> list(ModuleFilter filter, ModuleKey after, LocalDate today, int limit) {
        return list(
                LIST,
                of(filter)
                        .and("work", filter.work())
                        .and("afterPerson", after.person())
                        .and("afterWork", after.work())
                        .and("afterModule", after.module())
                        .and("today", today)
                        .and("limit", limit),
                row -> module(row, today));
    }

    /// Whoever leaves the roster for good leaves nothing here.
    void forget(@Observes PersonsForgotten forgotten) {
        forget(forgotten.persons());
    }

    @Transactional(TxType.MANDATORY)
    void forget(List<UUID> persons) {
        update(
                "delete from module_progress where person = any (:persons::uuid[])",
                Parameters.of("persons", persons));
    }

    private static Parameters of(ModuleFilter filter) {
        return Parameters.of("school", filter.school().value())
                .and("person", filter.person())
                .and("division", filter.division())
                .and("group", filter.group());
    }

    private static Module module(ResultSet row, LocalDate today) throws SQLException {
        var lastDay = optionalDay(row, "last_day").orElse(null);
        return new Module(
                uuid(row, "person"),
                new Uai(row.getString("school")),
                row.getString("work"),
                row.getString("title"),
                row.getString("module"),
                row.getLong("attempts"),
                number(row, "success"),
                number(row, "last_success"),
                optionalInstant(row, "last_at").orElse(null),
                row.getBoolean("completed"),
                lastDay,
                Module.Validity.on(today, lastDay));
    }

    private static Function<ProgressRecorded, @Nullable Object> best(
            Function<Score, Object> value) {
        return progress -> Optional.ofNullable(progress.best()).map(value).orElse(null);
    }

    private static Function<ProgressRecorded, @Nullable Object> last(
            Function<Attempt, Object> value) {
        return progress -> Optional.ofNullable(progress.last()).map(value).orElse(null);
    }
}
