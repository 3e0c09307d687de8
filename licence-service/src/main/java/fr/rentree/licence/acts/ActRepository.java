package fr.rentree.licence.acts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.assignments.AssignmentConsole.Outcome;
import fr.rentree.licence.assignments.Batch;
import fr.rentree.licence.assignments.Change;
import fr.rentree.licence.roster.Population;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The rows of acts: what was asked, resource by resource what came of it, and for whom nothing.
@Singleton
public class ActRepository extends NamedSqlRepository {

    private static final String OPEN =
            """
            with opened as (
                insert into act (school, id, kind, by_whom, origin, mode, population, at, undoes)
                values (:school, :act, :kind, :byWhom, :origin, :mode, :population::jsonb, :at,
                        :undoes))
            insert into act_line (school, act, position, resource)
            select :school, :act, position, resource
              from unnest(:resources::text[]) with ordinality as r(resource, position)
            """;
    private static final String CLOSE =
            """
            with closed as (
                update act_line set report = :report::jsonb
                 where school = :school and act = :act and position = :position),
            counted as (
                update act set changed = changed + :changed where school = :school and id = :act)
            insert into act_person (school, act, position, person, outcome)
            select :school, :act, :position, person, outcome
              from unnest(:persons::uuid[], :outcomes::text[]) as p(person, outcome)
            """;
    private static final String FIND =
            """
            select a.*, l.done, l.resources,
                   (select u.id from act u where u.school = a.school and u.undoes = a.id) as undone_by
              from act a
             cross join lateral (
                   select count(report)::int as done, count(*)::int as resources
                     from act_line where school = a.school and act = a.id) l
            """;
    private static final String CLAIM =
            """
            select l.*, a.by_whom, a.origin, a.mode, a.population
              from act_line l
              join act a on a.school = l.school and a.id = l.act
             where l.report is null and a.kind = 'GIVE'
             order by l.attempts, l.act, l.position
             limit 1
               for no key update of l skip locked
            """;

    /// A resource of a batch that is still to be given.
    record ToDo(Uai school, UUID act, int position, Batch batch, String byWhom) {}

    private final ObjectMapper json;

    ActRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// Notes that an act has begun; its resources are to be done, in this order.
    @Transactional(TxType.MANDATORY)
    public void open(
            Act.Kind kind,
            Change change,
            List<String> resources,
            @Nullable Population population,
            Batch.@Nullable Mode mode,
            @Nullable UUID undoes) {
        update(
                OPEN,
                of(change.school(), change.batch())
                        .and("kind", kind)
                        .and("byWhom", change.byWhom())
                        .and("origin", change.origin())
                        .and("mode", mode)
                        .and("population", population == null ? null : write(population))
                        .and("at", change.at())
                        .and("undoes", undoes)
                        .and("resources", resources));
    }

    /// Notes what a batch did to one resource.
    @Transactional(TxType.MANDATORY)
    void close(Uai school, UUID act, int position, Outcome outcome) {
        var persons = new ArrayList<UUID>();
        var outcomes = new ArrayList<String>();
        add(outcome.holders(), "ALREADY_HELD", persons, outcomes);
        add(outcome.leftOut(), "NO_SEAT", persons, outcomes);
        add(outcome.outside(), "OUTSIDE_AUDIENCE", persons, outcomes);
        close(school, act, position, outcome.line(), outcome.line().added(), persons, outcomes);
    }

    /// Notes what another act did to one resource.
    @Transactional(TxType.MANDATORY)
    void close(Uai school, UUID act, int position, Object report, int changed) {
        close(school, act, position, report, changed, List.of(), List.of());
    }

    private void close(
            Uai school,
            UUID act,
            int position,
            Object report,
            int changed,
            List<UUID> persons,
            List<String> outcomes) {
        update(
                CLOSE,
                of(school, act)
                        .and("position", position)
                        .and("report", write(report))
                        .and("changed", changed)
                        .and("persons", persons)
                        .and("outcomes", outcomes));
    }

    private static void add(
            List<UUID> some, String outcome, List<UUID> persons, List<String> outcomes) {
        persons.addAll(some);
        some.forEach(_ -> outcomes.add(outcome));
    }

    @Transactional
    Optional<Act> find(UUID act) {
        return first(FIND + " where a.id = :act", Parameters.of("act", act), ActRepository::act);
    }

    /// The last act of somebody at a school that changed something and was not undone.
    @Transactional
    public Optional<Act> last(Uai school, String byWhom) {
        return first(
                FIND
                        + """
                         where a.school = :school and a.by_whom = :byWhom and a.kind <> 'UNDO'
                           and (a.changed > 0 or l.done < l.resources)
                           and not exists (select from act u
                                            where u.school = a.school and u.undoes = a.id)
                         order by a.number desc limit 1
                        """,
                Parameters.of("school", school.value()).and("byWhom", byWhom),
                ActRepository::act);
    }

    /// The reports of the resources that are done, in the order in which they were asked.
    @Transactional
    List<Batch.Line> lines(UUID act) {
        return list(
                """
                select report from act_line where act = :act and report is not null
                 order by position
                """,
                Parameters.of("act", act),
                row -> read(row.getString("report"), Batch.Line.class));
    }

    /// The next resource that some batch still has to give, held until the transaction ends.
    @Transactional(TxType.MANDATORY)
    Optional<ToDo> claim() {
        return first(CLAIM, Parameters.none(), this::toDo);
    }

    /// Puts the resource behind all others: it could not be done.
    @Transactional
    void postpone(ToDo line) {
        update(
                """
                update act_line set attempts = attempts + 1
                 where school = :school and act = :act and position = :position
                """,
                of(line.school(), line.act()).and("position", line.position()));
    }

    private static Parameters of(Uai school, UUID act) {
        return Parameters.of("school", school.value()).and("act", act);
    }

    private static Act act(ResultSet row) throws SQLException {
        int done = row.getInt("done");
        int resources = row.getInt("resources");
        return new Act(
                uuid(row, "id"),
                new Uai(row.getString("school")),
                Act.Kind.valueOf(row.getString("kind")),
                row.getString("by_whom"),
                row.getString("origin"),
                instant(row, "at"),
                done == resources ? Act.State.DONE : Act.State.RUNNING,
                done,
                resources,
                row.getInt("changed"),
                optionalUuid(row, "undone_by").orElse(null));
    }

    private ToDo toDo(ResultSet row) throws SQLException {
        var school = new Uai(row.getString("school"));
        var batch =
                new Batch(
                        school,
                        List.of(row.getString("resource")),
                        read(row.getString("population"), Population.class),
                        Batch.Mode.valueOf(row.getString("mode")),
                        Batch.Origin.valueOf(row.getString("origin")));
        return new ToDo(
                school, uuid(row, "act"), row.getInt("position"), batch, row.getString("by_whom"));
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
