package fr.rentree.identity.people;

import fr.rentree.platform.caller.CallerDirectory;
import fr.rentree.platform.caller.KnownPerson;
import fr.rentree.platform.caller.Place;
import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Finds who signed in, in the roster itself.
@Singleton
class RosterDirectory extends SqlRepository implements CallerDirectory {

    private static final String FIND =
            """
            select p.id, p.status <> 'SUSPENDED' as active, pl.school, pl.profile, pl.permissions
              from person p left join place_state pl on pl.person = p.id
             where p.access_point = ? and p.subject = ?
            """;

    RosterDirectory(DataSource database) {
        super(database);
    }

    private record Found(UUID person, boolean active, @Nullable Place place) {}

    @Override
    public Optional<KnownPerson> find(String accessPoint, String subject) {
        List<Found> rows = list(FIND, RosterDirectory::found, accessPoint, subject);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var places = rows.stream().map(Found::place).filter(Objects::nonNull).toList();
        var first = rows.getFirst();
        return Optional.of(new KnownPerson(first.person(), first.active(), places));
    }

    private static Found found(ResultSet row) throws SQLException {
        String school = row.getString("school");
        Place place =
                school == null
                        ? null
                        : new Place(
                                new Uai(school),
                                row.getString("profile"),
                                texts(row.getArray("permissions")));
        return new Found(row.getObject("id", UUID.class), row.getBoolean("active"), place);
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
