package fr.rentree.licence.roster;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.caller.CallerDirectory;
import fr.rentree.platform.caller.KnownPerson;
import fr.rentree.platform.caller.Place;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Finds who signed in, on the copy of the roster.
@Singleton
class CallerRepository extends NamedSqlRepository implements CallerDirectory {

    private static final String FIND =
            """
            select x.person, x.status, p.school, p.profile, p.permissions
              from person x
              left join place p on p.person = x.person
             where x.subject = :subject and x.access_point = :accessPoint
             order by x.version desc, x.person
            """;

    CallerRepository(DataSource database) {
        super(database);
    }

    @Override
    public Optional<KnownPerson> find(String accessPoint, String subject) {
        var found =
                query(
                        FIND,
                        Parameters.of("accessPoint", accessPoint).and("subject", subject),
                        row ->
                                new Found(
                                        uuid(row, "person"),
                                        row.getString("status"),
                                        row.getString("school"),
                                        row.getString("profile"),
                                        row.getArray("permissions") == null
                                                ? List.of()
                                                : texts(row, "permissions")));
        askAlone(Tenancy.sightOfEverybody(), found);
        var rows = found.rows();
        return rows.stream().findFirst().map(first -> known(first, rows));
    }

    @Override
    public boolean needsTransaction() {
        return false;
    }

    private static KnownPerson known(Found first, List<Found> rows) {
        var places =
                rows.stream()
                        .filter(row -> row.person().equals(first.person()))
                        .flatMap(Found::place)
                        .toList();
        return new KnownPerson(first.person(), !"SUSPENDED".equals(first.status()), places);
    }

    private record Found(
            UUID person,
            String status,
            @Nullable String school,
            @Nullable String profile,
            List<String> permissions) {

        /// Somebody who left may still read what is theirs, and decides nothing any more.
        Stream<Place> place() {
            if (school == null) {
                return Stream.empty();
            }
            boolean present = "ACTIVE".equals(status);
            String here = Objects.requireNonNull(profile);
            return Uai.tryParse(school).stream()
                    .map(uai ->
                            new Place(
                                    uai,
                                    present ? here : "FORMER_" + here,
                                    present ? Set.copyOf(permissions) : Set.of()));
        }
    }
}
