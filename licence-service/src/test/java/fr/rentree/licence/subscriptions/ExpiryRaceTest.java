package fr.rentree.licence.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.licence.Events;
import fr.rentree.licence.Ledger;
import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Midnight comes while officers give the last seats of the day.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ExpiryRaceTest {

    private static final int CLASSES = 8;
    private static final int PUPILS = 5;

    @Inject ExpiryJob job;

    private final Lycee school = new Lycee();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_260_831, 42})
    void a_right_that_ends_during_a_batch_ends_once_and_its_counters_stay_true(long seed)
            throws Exception {
        var today = LocalDate.now(ZoneId.of("Europe/Paris"));
        school.order(school.manual(), CLASSES * PUPILS, today.minusDays(30), today, "PUPIL");
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < CLASSES; i++) {
            String division = "2NDE" + i;
            school.pupils(PUPILS, division);
            String population =
                    "{\"profile\":\"PUPIL\",\"divisions\":[\"%s\"]}".formatted(division);
            work.add(() ->
                    school.assign(population, "ALL_OR_NOTHING", school.manual()).statusCode());
            work.add(() -> job.endBefore(today.plusDays(1)));
        }
        Collections.shuffle(work, new Random(seed));
        int given = 0;
        try (var hands = Executors.newFixedThreadPool(CLASSES)) {
            for (var done : hands.invokeAll(work)) {
                given += done.get() == 200 ? PUPILS : 0;
            }
        }

        assertThat(school.held(school.manual())).isEqualTo(given);
        Ledger.assertSound(school.uai);
        assertThat(Events.await("licence.subscriptions", school.uai, "subscription-ended", 1))
                .hasSize(1);
        assertThat(Events.await("licence.assignments", school.uai, "seat-assigned", given))
                .hasSize(given);
    }
}
