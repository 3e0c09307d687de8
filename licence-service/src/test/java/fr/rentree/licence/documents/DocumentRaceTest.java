package fr.rentree.licence.documents;

import static fr.rentree.licence.Lycee.persons;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.licence.Distributor;
import fr.rentree.licence.Ledger;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Documents and officers at the same time.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DocumentRaceTest {

    private static final String ALL = "ALL_OR_NOTHING";

    private final Lycee school = new Lycee();
    private final Distributor distributor = new Distributor(school);

    @Test
    void of_the_same_document_sent_by_many_at_once_one_is_created() throws Exception {
        var xml = distributor.document("doc-1", school).xml();
        var work = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 8; i++) {
            work.add(() -> distributor.put("doc-1", xml));
        }
        var answers = atOnce(work);
        assertThat(answers.stream().filter(a -> a.statusCode() == 201)).hasSize(1);
        assertThat(answers.stream().filter(a -> a.statusCode() == 409)).hasSize(7);
        assertThat(
                        Database.queryLong(
                                "select count(*) from subscription where school = ?", school.uai))
                .isEqualTo(1);
    }

    @Test
    void fewer_seats_racing_a_batch_end_as_if_one_had_come_after_the_other() throws Exception {
        var pupils = school.pupils(3, "2NDE1");
        var sent = distributor.document("doc-1", school);
        distributor.put("doc-1", sent.xml()).then().statusCode(201);
        var three = sent.without("uaiEtab").xml();
        var one = sent.with("nbLicenceEleve", "1").xml();
        for (int round = 0; round < 10; round++) {
            var answers =
                    atOnce(
                            List.of(
                                    () -> school.assign(persons(pupils), ALL, school.manual()),
                                    () -> distributor.post("doc-1", one)));
            boolean given = answers.getFirst().statusCode() == 200;
            boolean reduced = answers.getLast().statusCode() == 200;
            assertThat(given).as("round %d", round).isNotEqualTo(reduced);
            assertThat(school.held(school.manual())).isEqualTo(given ? 3 : 0);
            Ledger.assertSound(school.uai);
            school.takeBack(persons(pupils), school.manual());
            distributor.post("doc-1", three).then().statusCode(200);
        }
    }

    @Test
    void a_deletion_racing_batches_leaves_nobody_with_a_seat() throws Exception {
        var pupils = school.pupils(3, "2NDE1");
        var xml = distributor.document("doc-1", school).xml();
        for (int round = 0; round < 5; round++) {
            distributor.put("doc-1", xml).then().statusCode(201);
            atOnce(
                    List.of(
                            () -> school.assign(persons(pupils), ALL, school.manual()),
                            () -> distributor.delete("doc-1"),
                            () -> school.assign(persons(pupils), ALL, school.manual())));
            assertThat(school.held(school.manual())).isZero();
            Ledger.assertSound(school.uai);
        }
    }

    private static List<Response> atOnce(List<Callable<Response>> work) throws Exception {
        try (var executor = Executors.newFixedThreadPool(work.size())) {
            var answers = new ArrayList<Response>();
            for (var answer : executor.invokeAll(work)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
