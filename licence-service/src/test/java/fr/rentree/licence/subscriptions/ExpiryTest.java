package fr.rentree.licence.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.licence.Distributor;
import fr.rentree.licence.Events;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
    void what_everyone_had_is_taken_back_from_everyone_when_it_ends() {
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
        assertThat(Events.await("licence.assignments", school.uai, "seat-taken-back", 2))
                .hasSize(2)
                .allSatisfy(event -> {
                    Contracts.assertValid("licence/seat-taken-back.v1", event);
                    assertThat(event).contains("NOT_RENEWED");
                });
    }

    @Test
    void an_order_is_told_as_the_contract_promises() {
        school.order(school.manual(), 3, "PUPIL", "TEACHER");
        school.order(school.manual(), null, "PUPIL");
        Events.await("licence.subscriptions", school.uai, "subscription-opened", 2)
                .forEach(json -> Contracts.assertValid("licence/subscription-opened.v1", json));
    }
}
