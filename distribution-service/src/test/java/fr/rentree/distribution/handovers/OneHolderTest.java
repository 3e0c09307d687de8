package fr.rentree.distribution.handovers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rentree.distribution.TestSchool;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Attacks I2: one holder for a tablet, one tablet for a person, no handover without a signed
/// charter.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class OneHolderTest {

    @RepeatedTest(3)
    void two_desks_scan_the_same_tablet_at_once_and_one_hands_it_over() throws Exception {
        var school = TestSchool.open();
        String serial = school.stock(1).getFirst();
        UUID one = school.readyMinor();
        UUID two = school.readyMinor();
        assertThat(atOnce(List.of(scan(school, one, serial), scan(school, two, serial))))
                .containsExactlyInAnyOrder(201, 409);
        assertThat(school.liveHandovers()).isOne();
    }

    @RepeatedTest(3)
    void two_desks_hand_two_tablets_to_the_same_person_at_once_and_one_does() throws Exception {
        var school = TestSchool.open();
        var serials = school.stock(2);
        UUID pupil = school.readyMinor();
        assertThat(
                        atOnce(
                                List.of(
                                        scan(school, pupil, serials.getFirst()),
                                        scan(school, pupil, serials.get(1)))))
                .containsExactlyInAnyOrder(201, 409);
        assertThat(school.liveHandovers()).isOne();
        assertThat(states(school)).containsExactlyInAnyOrder("HANDED_OVER", "IN_STOCK");
    }

    @Test
    void fifty_desks_fight_for_ten_tablets_and_ten_people() throws Exception {
        var school = TestSchool.open();
        var serials = school.stock(10);
        var pupils = new ArrayList<UUID>();
        for (int i = 0; i < 10; i++) {
            pupils.add(school.readyMinor());
        }
        var desks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 50; i++) {
            desks.add(scan(school, pupils.get(i % 10), serials.get((i * 7 + i / 10) % 10)));
        }
        var statuses = atOnce(desks);
        assertThat(statuses).allMatch(status -> status == 201 || status == 409);
        assertThat(statuses.stream().filter(status -> status == 201).count())
                .isEqualTo(school.liveHandovers());
        assertThat(count(school, "count(distinct serial_number)"))
                .isEqualTo(school.liveHandovers());
        assertThat(count(school, "count(distinct person)")).isEqualTo(school.liveHandovers());
        assertThat(states(school).stream().filter("HANDED_OVER"::equals).count())
                .isEqualTo(school.liveHandovers());
        assertThat(
                        Database.queryLong(
                                """
                                select count(*) from handover h where h.school = ?
                                   and not charter_is_signed(h.charter)
                                """,
                                school.uai()))
                .isZero();
    }

    @Test
    void the_same_scan_sent_eight_times_at_once_with_its_key_has_one_effect_and_one_answer()
            throws Exception {
        var school = TestSchool.open();
        String serial = school.stock(1).getFirst();
        UUID pupil = school.readyMinor();
        String key = UUID.randomUUID().toString();
        var desks = new ArrayList<Callable<String>>();
        for (int i = 0; i < 8; i++) {
            desks.add(() ->
                    school.asClerk()
                            .header("Idempotency-Key", key)
                            .body(school.scan(pupil, serial))
                            .post("/api/v1/handovers")
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("id"));
        }
        assertThat(atOnce(desks).stream().distinct()).hasSize(1);
        assertThat(school.liveHandovers()).isOne();
    }

    @Test
    void sql_of_the_service_itself_hands_nothing_over_without_a_signed_charter() {
        var school = TestSchool.open();
        String serial = school.stock(1).getFirst();
        UUID unsigned = school.minor();
        school.sign(unsigned).then().statusCode(201);
        UUID half = school.minor();
        school.sign(half, "PUPIL").then().statusCode(201);
        for (UUID pupil : List.of(unsigned, half)) {
            assertThatThrownBy(
                            () -> asService(school, insert(school, pupil, charter(pupil), serial)))
                    .hasMessageContaining("without a charter signed");
        }
        UUID signed = school.readyMinor();
        assertThatThrownBy(() -> asService(school, insert(school, half, charter(signed), serial)))
                .as("somebody else's charter")
                .hasMessageContaining("handover_charter_school_person_fkey");
        assertThat(school.liveHandovers()).isZero();
    }

    @Test
    void sql_of_the_service_itself_breaks_no_other_rule_either() throws SQLException {
        var school = TestSchool.open();
        var serials = school.stock(3);
        UUID one = school.readyMinor();
        UUID two = school.readyMinor();
        school.handOver(one, serials.getFirst()).then().statusCode(201);
        fails(
                school,
                insert(school, two, charter(two), serials.getFirst()),
                "one_holder_for_a_tablet");
        fails(school, insert(school, one, charter(one), serials.get(1)), "one_tablet_for_a_person");
        Database.execute(
                "update tablet set state = 'LOST' where serial_number = ?", serials.get(2));
        fails(school, insert(school, two, charter(two), serials.get(2)), "not in the stock");
        fails(
                school,
                "update tablet set state = 'HANDED_OVER' where serial_number = '"
                        + serials.get(1)
                        + "'",
                "follows its handover");
        fails(
                school,
                "update tablet set state = 'IN_STOCK' where serial_number = '"
                        + serials.getFirst()
                        + "'",
                "follows its handover");
        fails(school, "update handover set person = gen_random_uuid()", "append-only");
        fails(school, "delete from handover", "append-only");
        fails(school, "delete from charter_signature", "kept three years");
        fails(school, "update charter_signature set signed_on = current_date", "never changed");
        fails(school, "update charter set birth_date = '2000-01-01'", "append-only");
    }

    @Test
    void without_a_school_in_the_transaction_there_are_no_rows() throws SQLException {
        var school = TestSchool.open();
        school.handOver(school.readyMinor(), school.stock(1).getFirst()).then().statusCode(201);
        for (String table :
                List.of(
                        "handover",
                        "tablet",
                        "delivered_tablet",
                        "charter",
                        "charter_signature",
                        "roster_member",
                        "roster_establishment",
                        "reception_scan",
                        "beneficiary")) {
            try (var connection = Database.runtime();
                    var rows =
                            connection
                                    .createStatement()
                                    .executeQuery("select count(*) from " + table)) {
                rows.next();
                assertThat(rows.getInt(1)).as(table).isZero();
            }
        }
    }

    @Test
    void every_table_of_a_school_has_forced_row_level_security() {
        assertThat(
                        Database.queryStrings(
                                """
                                select distinct c.relname from pg_class c
                                  join pg_attribute a on a.attrelid = c.oid
                                 where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                                   and a.attname in ('school', 'uai')
                                   and not (c.relrowsecurity and c.relforcerowsecurity)
                                """))
                .isEmpty();
    }

    private static void fails(TestSchool school, String sql, String words) {
        assertThatThrownBy(() -> asService(school, sql)).as(sql).hasMessageContaining(words);
    }

    /// Runs SQL as the service's own role, seeing one school, as a careless statement in it would.
    private static void asService(TestSchool school, String sql) throws SQLException {
        try (var connection = Database.runtime();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local rentree.schools = '" + school.uai() + "'");
            statement.execute(sql);
            connection.commit();
        }
    }

    private static String insert(TestSchool school, UUID person, String charter, String serial) {
        return """
        insert into handover (school, person, serial_number, model, kind, charter, accessories,
               holder_family_name, holder_given_name, holder_profile, holder_divisions,
               handed_over_on, device_time, server_time, handed_over_by)
        values ('%s', '%s', '%s', 'TAB', 'CESSION', '%s', '{}', 'NOM', 'Prenom', 'PUPIL', '{}',
                current_date, now(), now(), 'somebody')
        """
                .formatted(school.uai(), person, serial, charter);
    }

    private static String charter(UUID person) {
        return Database.queryString("select id from charter where person = ?", person);
    }

    private static Callable<Integer> scan(TestSchool school, UUID person, String serial) {
        return () -> school.handOver(person, serial).statusCode();
    }

    private static <T> List<T> atOnce(List<Callable<T>> desks) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(desks.size())) {
            return threads.invokeAll(desks).stream().map(Future::resultNow).toList();
        }
    }

    private static List<String> states(TestSchool school) {
        return Database.queryStrings("select state from tablet where school = ?", school.uai());
    }

    private static long count(TestSchool school, String what) {
        return Database.queryLong(
                "select " + what + " from handover where school = ? and live", school.uai());
    }
}
