package fr.rentree.licence.openings;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.UUID;
import javax.sql.DataSource;

/// Who a person is to each publisher.
@Singleton
class PseudonymRepository extends NamedSqlRepository {

    private static final String OF =
            "select value from pseudonym where publisher = :publisher and person = :person";

    PseudonymRepository(DataSource database) {
        super(database);
    }

    /// Drawn at the first opening and the same ever after. Of two first openings at once, one waits
    /// for the other and finds what it drew.
    @Transactional
    String of(String publisher, UUID person) {
        var whose = Parameters.of("publisher", publisher).and("person", person);
        return first(OF, whose, row -> row.getString("value")).orElseGet(() -> draw(whose));
    }

    private String draw(Parameters whose) {
        update(
                """
                insert into pseudonym (publisher, person, value)
                values (:publisher, :person, :value) on conflict (publisher, person) do nothing
                """,
                whose.and("value", Secret.drawPseudonym()));
        return only(OF, whose, row -> row.getString("value"));
    }
}
