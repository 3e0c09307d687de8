package fr.rentree.sync.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.platform.caller.CallerDirectory;
import fr.rentree.platform.caller.KnownPerson;
import fr.rentree.platform.caller.Place;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.Query;
import fr.rentree.platform.sql.Sql;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Finds who signed in. Somebody who left the school may still read; only a suspended person may
/// not.
@Singleton
class RosterDirectory extends SqlRepository implements CallerDirectory {

    private static final TypeReference<List<PersonEvent.PlaceEvent>> PLACES =
            new TypeReference<>() {};

    private final ObjectMapper json;

    RosterDirectory(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    @Override
    public Optional<KnownPerson> find(String accessPoint, String subject) {
        var person =
                new Query<>(
                        new Sql(
                                """
                                select p.person, p.status, p.places, e.at as sessions_ended_at
                                  from person p left join session_end e on e.person = p.person
                                 where p.subject = ? and p.access_point = ?
                                """,
                                subject,
                                accessPoint),
                        this::person);
        askAlone(Tenancy.sightOfEverybody(), person);
        return person.rows().stream().findFirst();
    }

    @Override
    public boolean needsTransaction() {
        return false;
    }

    private KnownPerson person(ResultSet row) throws SQLException {
        try {
            return new KnownPerson(
                    row.getObject("person", UUID.class),
                    !row.getString("status").equals("SUSPENDED"),
                    json.readValue(row.getString("places"), PLACES).stream()
                            .map(p -> new Place(new Uai(p.uai()), p.profile(), p.permissions()))
                            .toList(),
                    optionalInstant(row, "sessions_ended_at").orElse(null));
        } catch (JsonProcessingException e) {
            throw new SQLException(e);
        }
    }
}
