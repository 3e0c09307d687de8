package fr.rentree.licence.acts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.assignments.AssignmentConsole.Outcome;
import fr.rentree.licence.roster.Population;
import fr.rentree.licence.roster.PopulationRepository;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Selections as officers said them, kept for a month, and who is in them today.
@Singleton
class KeptSelectionRepository extends NamedSqlRepository {

    private static final Duration KEPT = Duration.ofDays(30);

    private static final String PEOPLE =
            """
            with selection as (%s)
            select person, profile, division,
                   case when person = any (:holders::uuid[]) then 'ALREADY_HELD'
                        when person = any (:leftOut::uuid[]) then 'NO_SEAT'
                        when person = any (:outside::uuid[]) then 'OUTSIDE_AUDIENCE'
                        else 'SELECTED' end as state
              from selection
             where person > :after::uuid
             order by person
             limit :limit
            """
                    .formatted(PopulationRepository.SELECTED);

    /// A selection and the school whose people it means.
    record Kept(UUID selection, Uai school, Population population) {}

    private final ObjectMapper json;

    KeptSelectionRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// Keeps a selection, and forgets those of the school that are a month old.
    @Transactional
    void keep(Kept kept, String officer, Instant now) {
        update(
                """
                with forgotten as (
                    delete from selection where school = :school and made_at < :due)
                insert into selection (school, id, population, made_by, made_at)
                values (:school, :id, :population::jsonb, :officer, :now)
                """,
                Parameters.of("school", kept.school().value())
                        .and("id", kept.selection())
                        .and("population", write(kept.population()))
                        .and("officer", officer)
                        .and("now", now)
                        .and("due", now.minus(KEPT)));
    }

    @Transactional
    Optional<Kept> find(UUID selection) {
        return first(
                "select * from selection where id = :id",
                Parameters.of("id", selection),
                row ->
                        new Kept(
                                uuid(row, "id"),
                                new Uai(row.getString("school")),
                                read(row.getString("population"))));
    }

    /// How many people the school has in the population today.
    @Transactional
    int size(Uai school, Population population) {
        return only(
                "select count(*)::int as people from (%s) s"
                        .formatted(PopulationRepository.SELECTED),
                PopulationRepository.present(school, population, List.of()),
                row -> row.getInt("people"));
    }

    /// The people of a selection, and what a batch would mean for each.
    @Transactional
    List<SelectedPerson> people(Kept kept, Outcome foreseen, UUID after, int limit) {
        return list(
                PEOPLE,
                PopulationRepository.present(kept.school(), kept.population(), List.of())
                        .and("holders", foreseen.holders())
                        .and("leftOut", foreseen.leftOut())
                        .and("outside", foreseen.outside())
                        .and("after", after)
                        .and("limit", limit),
                row ->
                        new SelectedPerson(
                                uuid(row, "person"),
                                row.getString("profile"),
                                row.getString("division"),
                                row.getString("state")));
    }

    private Population read(String text) {
        try {
            return json.readValue(text, Population.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Population population) {
        try {
            return json.writeValueAsString(population);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
