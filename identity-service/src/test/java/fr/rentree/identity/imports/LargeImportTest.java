package fr.rentree.identity.imports;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.identity.Imports;
import fr.rentree.identity.TestDelivery;
import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// A delivery of tens of thousands of records: counts in are counts out, in bounded time.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class LargeImportTest {

    private static final Logger LOG = Logger.getLogger(LargeImportTest.class);
    private static final int SCHOOLS = 20;
    private static final int PUPILS = 1_000;

    @Test
    void sixty_thousand_records_go_in_and_are_all_accounted_for() {
        var ent = TestEnt.open();
        var delivery = ent.delivery(1);
        for (int s = 0; s < SCHOOLS; s++) {
            fill(delivery, TestEnt.school(), s);
        }

        long start = System.nanoTime();
        var plan = Imports.planned(ent, delivery);
        long planned = System.nanoTime();
        var done = Imports.approve(ent, plan, false);
        long applied = System.nanoTime();
        LOG.infof(
                "large import records=%d planned in %d ms, applied in %d ms",
                plan.getInt("counts.read"),
                (planned - start) / 1_000_000,
                (applied - planned) / 1_000_000);

        assertThat(done.getString("state")).isEqualTo("APPLIED");
        assertThat(done.getInt("counts.read"))
                .isEqualTo(3 * SCHOOLS * PUPILS + SCHOOLS * 13)
                .isEqualTo(done.getInt("counts.applied"));
        assertThat(
                        Database.queryLong(
                                "select count(*) from person where access_point = ?", ent.alias()))
                .isEqualTo(SCHOOLS * PUPILS);
    }

    private static void fill(TestDelivery delivery, String school, int number) {
        delivery.school(school);
        for (int d = 0; d < 10; d++) {
            delivery.division(school, "D" + d);
        }
        for (int i = 0; i < PUPILS; i++) {
            String subject = "ELV-" + number + "-" + i;
            delivery.pupil(subject, school)
                    .level(school, subject)
                    .member(school, subject, "D" + i % 10);
        }
    }
}
