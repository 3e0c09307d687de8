package fr.rentree.licence.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import fr.rentree.licence.Ledger;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The largest lycée of a real regional order file has 10,053 licences.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class LargeSchoolTest {

    private static final int PEOPLE = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Test
    void ten_thousand_seats_are_given_and_taken_back_in_one_batch_each() {
        var school = new Lycee();
        school.pupils(PEOPLE, "2NDE1");
        school.order(school.manual(), PEOPLE, "PUPIL");
        var begun = Instant.now();
        school.assign("{\"profile\":\"PUPIL\"}", "ALL_OR_NOTHING", school.manual())
                .then()
                .statusCode(200)
                .body("resources.added", contains(PEOPLE));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(LONGEST);
        Ledger.assertSound(school.uai);
        begun = Instant.now();
        school.takeBack("{\"profile\":\"PUPIL\"}", school.manual()).then().statusCode(200);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(LONGEST);
        assertThat(school.held(school.manual())).isZero();
        Ledger.assertSound(school.uai);
    }
}
