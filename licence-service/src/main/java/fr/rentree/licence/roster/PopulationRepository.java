package fr.rentree.licence.roster;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Turns a population into rows of the roster copy.
@Singleton
public class PopulationRepository extends NamedSqlRepository {

    /// Each person of the population once: `person`, `profile`, `division`. Somebody with two
    /// profiles counts under the one that `:audience` names.
    public static final String SELECTED =
            """
            select distinct on (p.person) p.person, p.profile,
                   coalesce(p.divisions[1], '') as division
              from place p
              join person x on x.person = p.person
             where p.school = :school
               and (x.status = 'ACTIVE' or :leavers)
               and (:profile::text is null or p.profile = :profile)
               and (:whole or p.divisions && :divisions or p.groups && :groups
                    or p.levels && :levels or p.person = any (:persons::uuid[]))
               and p.person <> all (:except::uuid[])
             order by p.person, p.profile = any (:audience) desc, p.profile
            """;

    PopulationRepository(DataSource database) {
        super(database);
    }

    /// The values of [#SELECTED]: people who are at the school now.
    public static Parameters present(Uai school, Population population, List<String> audience) {
        return parameters(school, population).and("audience", audience).and("leavers", false);
    }

    /// The values of [#SELECTED], with those who left: their seats can be taken back.
    public static Parameters presentOrLeft(Uai school, Population population) {
        return parameters(school, population).and("audience", List.of()).and("leavers", true);
    }

    /// Those persons named one by one who are not at the school now.
    @Transactional
    public List<UUID> strangers(Uai school, Population population) {
        return list(
                """
                select asked from unnest(:persons::uuid[]) asked
                 where not exists (
                       select from place p join person x on x.person = p.person
                        where p.school = :school and p.person = asked and x.status = 'ACTIVE')
                """,
                Parameters.of("persons", population.persons()).and("school", school.value()),
                row -> uuid(row, "asked"));
    }

    private static Parameters parameters(Uai school, Population population) {
        return Parameters.of("school", school.value())
                .and("profile", population.profile())
                .and("whole", population.meansWholeProfile())
                .and("divisions", population.divisions())
                .and("groups", population.groups())
                .and("levels", population.levels())
                .and("persons", population.persons())
                .and("except", population.except());
    }
}
