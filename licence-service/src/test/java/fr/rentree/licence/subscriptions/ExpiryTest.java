package fr.rentree.licence.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import fr.rentree.licence.Distributor;
import fr.rentree.licence.Events;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ExpiryTest {

    @Inject ExpiryJob job;

    private final Lycee school = new Lycee();

    @Test
    void a_subscription_ends_the_day_after_its_last_and_is_told_once() {
        school.order(school.manual(), 3, "PUPIL");
        job.endBefore(Lycee.lastDay());
        assertThat(Events.of("licence.subscriptions", school.uai, "subscription-ended")).isEmpty();
        job.endBefore(Lycee.lastDay().plusDays(1));
        job.endBefore(Lycee.lastDay().plusDays(1));
        var ended = Events.await("licence.subscriptions", school.uai, "subscription-ended", 1);
        assertThat(ended).hasSize(1);
        Contracts.assertValid("licence/subscription-ended.v1", ended.getFirst());
    }

    @Test
    void what_everyone_had_stays_with_everyone_as_expired_when_it_ends() {
        school.pupils(2, "2NDE1");
        var distributor = new Distributor(school);
        var sent =
                distributor
                        .document("doc-1", school)
                        .without("nbLicenceEleve")
                        .with("typeAffectation", "ETABL")
                        .with("nbLicenceGlobale", "2");
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
        job.endBefore(Lycee.lastDay().plusDays(1));
        Events.await("licence.subscriptions", school.uai, "subscription-ended", 1);
        assertThat(Events.of("licence.assignments", school.uai, "seat-taken-back")).isEmpty();
        assertThat(
                        Database.queryStrings(
                                "select distinct last_day::text from held_right where school = ?",
                                school.uai))
                .containsExactly(Lycee.lastDay().toString());
        Database.execute(
                "update subscription set first_day = current_date - 30, last_day = current_date - 1"
                        + " where school = ?",
                school.uai);
        Lycee.get(school.token("ELV-0"), "/api/v1/mediacentre", Map.of())
                .then()
                .statusCode(200)
                .body("items.state", contains("EXPIRED"));
    }

    @Test
    void an_order_is_told_as_the_contract_promises() {
        school.order(school.manual(), 3, "PUPIL", "TEACHER");
        school.order(school.manual(), null, "PUPIL");
        Events.await("licence.subscriptions", school.uai, "subscription-opened", 2)
                .forEach(json -> Contracts.assertValid("licence/subscription-opened.v1", json));
    }
}
