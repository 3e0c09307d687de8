package fr.rentree.licence.openings;

import fr.rentree.licence.catalogue.Resource;
import fr.rentree.licence.catalogue.ResourceRepository;
import fr.rentree.licence.openings.Decision.Ended;
import fr.rentree.licence.openings.Decision.NotYet;
import fr.rentree.licence.openings.Decision.Refusal;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Who may open what, and what they are where they open it.
@Singleton
class RightRepository extends NamedSqlRepository {

    private static final String RIGHT =
            """
            select h.first_day, h.last_day, r.*
              from held_right h join resource r on r.id = h.resource
             where h.school = :school and h.person = :person and h.resource = :resource
             order by :today::date between h.first_day and h.last_day desc, h.last_day desc
             limit 1
            """;

    /// Somebody who both learns and teaches comes as who teaches.
    private static final String READER =
            """
            select p.access_point,
                   (select l.profile from place l
                     where l.school = :school and l.person = p.person
                     order by l.profile = 'PUPIL', l.profile limit 1) as profile
              from person p where p.person = :person
            """;

    private static final String SCHOOL =
            "select access_point from establishment where uai = :school and id_ent = :idEnt";

    private final ResourceRepository catalogue;

    RightRepository(DataSource database, ResourceRepository catalogue) {
        super(database);
        this.catalogue = catalogue;
    }

    /// The right to a resource that is open today, else the one that ends last.
    record Right(Resource resource, LocalDate firstDay, LocalDate lastDay) {

        Optional<Refusal> objection(LocalDate today) {
            if (today.isBefore(firstDay)) {
                return Optional.of(new NotYet(firstDay));
            }
            return today.isAfter(lastDay) ? Optional.of(new Ended(lastDay)) : Optional.empty();
        }
    }

    /// What somebody is at a school, and the portal they come through.
    record Reader(@Nullable String accessPoint, @Nullable String profile) {}

    /// A school of an ENT, and the portal its people come through.
    record School(@Nullable String accessPoint) {}

    @Transactional
    Optional<Right> find(Uai school, UUID person, String resource, LocalDate today) {
        return first(
                RIGHT,
                Parameters.of("school", school.value())
                        .and("person", person)
                        .and("resource", resource)
                        .and("today", today),
                row ->
                        new Right(
                                catalogue.resource(row),
                                day(row, "first_day"),
                                day(row, "last_day")));
    }

    @Transactional
    Reader reader(Uai school, UUID person) {
        return only(
                READER,
                Parameters.of("school", school.value()).and("person", person),
                row -> new Reader(row.getString("access_point"), row.getString("profile")));
    }

    @Transactional
    Optional<School> school(Uai school, String idEnt) {
        return first(
                SCHOOL,
                Parameters.of("school", school.value()).and("idEnt", idEnt),
                row -> new School(row.getString("access_point")));
    }
}
