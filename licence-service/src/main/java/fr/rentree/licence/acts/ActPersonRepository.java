package fr.rentree.licence.acts;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What an act meant for each person: from the journal who got something, from its own rows who got
/// nothing.
@Singleton
class ActPersonRepository extends NamedSqlRepository {

    private static final String PEOPLE =
            """
            select * from (
                select position, person, outcome from act_person
                 where school = :school and act = :act
                 union all
                select l.position, j.person, j.change as outcome
                  from seat_journal j
                  join seat_pool p on p.school = j.school and p.id = j.pool
                  join act_line l on l.school = j.school and l.act = j.batch
                                 and l.resource = p.resource
                 where j.school = :school and j.batch = :act) x
              join act_line l using (position)
             where l.school = :school and l.act = :act
               and (position, person) > (:position, :after::uuid)
               and (:outcome::text is null or outcome = :outcome)
               and (:resource::text is null or l.resource = :resource)
             order by position, person
             limit :limit
            """;

    /// What an act meant for one person.
    record Outcomes(int position, String resource, UUID person, String outcome) {}

    /// Which people of an act are wanted; null means any.
    record Filter(@Nullable String resource, @Nullable String outcome) {}

    ActPersonRepository(DataSource database) {
        super(database);
    }

    /// Who got something and who did not, and why.
    @Transactional
    List<Outcomes> of(Act act, Filter filter, int position, UUID after, int limit) {
        return list(
                PEOPLE,
                Parameters.of("school", act.school().value())
                        .and("act", act.act())
                        .and("resource", filter.resource())
                        .and("outcome", filter.outcome())
                        .and("position", position)
                        .and("after", after)
                        .and("limit", limit),
                row ->
                        new Outcomes(
                                row.getInt("position"),
                                row.getString("resource"),
                                uuid(row, "person"),
                                row.getString("outcome")));
    }
}
