package fr.rentree.licence.mediacentre;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ErasedReaderTest {

    private final Lycee school = new Lycee();

    @Test
    void the_openings_of_whoever_is_erased_stay_counted_under_nobodys_id() {
        opened(school.person("PUPIL-1", "PUPIL", "2NDE1"), 3);
        opened(school.person("PUPIL-2", "PUPIL", "2NDE1"), 4);
        Database.execute(
                "delete from person p using place l where l.person = p.person"
                        + " and l.school = ? and l.profile = 'PUPIL'",
                school.uai);
        assertThat(
                        Database.queryStrings(
                                "select person || ' ' || times from opening where school = ?",
                                school.uai))
                .containsExactly(new UUID(0, 0) + " 7");
    }

    private void opened(UUID person, int times) {
        Database.execute(
                "insert into opening values (?, ?, ?, current_date, ?)",
                school.uai,
                person,
                school.manual(),
                times);
    }
}
