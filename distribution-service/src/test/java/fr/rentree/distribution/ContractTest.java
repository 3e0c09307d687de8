package fr.rentree.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.TopicRecord;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ContractTest {

    @Test
    void what_happens_to_tablets_and_lists_is_told_as_promised() {
        var school = TestSchool.open();
        String serial = school.stock(1).getFirst();
        UUID pupil = school.readyMinor();
        school.handOver(pupil, serial).then().statusCode(201);
        String list =
                school.asHead()
                        .body(
                                "{\"school\":\"%s\",\"from\":\"2020-01-01\",\"to\":\"2999-01-01\"}"
                                        .formatted(school.uai()))
                        .post("/api/v1/certified-lists")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        await().until(() -> told("distribution.certifications", school).size() == 1);
        await().until(() -> told("distribution.tablets", school).size() == 2);
        var tablets = told("distribution.tablets", school);
        assertThat(tablets)
                .extracting(TopicRecord::type)
                .containsExactly(
                        "fr.rentree.distribution.tablet-received.v1",
                        "fr.rentree.distribution.tablet-handed-over.v1");
        Contracts.assertValid("distribution/tablet-received.v1", tablets.getFirst().json());
        Contracts.assertValid("distribution/tablet-handed-over.v1", tablets.get(1).json());
        assertThat(tablets.get(1).json()).contains(serial, pupil.toString());
        var certified = told("distribution.certifications", school).getFirst();
        Contracts.assertValid("distribution/list-certified.v1", certified.json());
        assertThat(certified.json()).contains(list);
    }

    @Test
    void a_refused_handover_tells_nobody() {
        var school = TestSchool.open();
        school.handOver(school.minor(), school.stock(1).getFirst()).then().statusCode(409);
        UUID pupil = school.readyMinor();
        school.handOver(pupil, school.stock(1).getFirst()).then().statusCode(201);
        await().until(() -> told("distribution.tablets", school).size() == 3);
        assertThat(told("distribution.tablets", school))
                .filteredOn(event -> event.type().endsWith("tablet-handed-over.v1"))
                .singleElement()
                .satisfies(event -> assertThat(event.json()).contains(pupil.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tablet-received.v1", "tablet-handed-over.v1", "list-certified.v1"})
    void every_example_keeps_its_promise(String event) {
        assertThat(Contracts.example("distribution/" + event)).isNotBlank();
    }

    private static List<TopicRecord> told(String topic, TestSchool school) {
        return Topics.read(topic).stream().filter(e -> e.key().equals(school.uai())).toList();
    }
}
