package fr.rentree.sync.deadlines;

import static fr.rentree.sync.TestDevice.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.inbox.ReceivedEvent;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The copy of the deadlines ends the same, in whatever order and however often they come.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DeadlineConsumerTest {

    @Inject DeadlineConsumer consumer;

    @Test
    void the_example_of_rollover_is_understood() {
        var example = Contracts.example("rollover/carry-over-deadline.v1");

        receive(event("0000001B/2026-2027", example));

        assertThat(kept("0000001B")).containsExactly("2026 v2 2027-10-15");
        receive(event("0000001B/2026-2027", null));
    }

    @Test
    void an_older_version_that_arrives_later_changes_nothing() {
        receive(deadline("0000101A", 3, "2021-11-03"));
        receive(deadline("0000101A", 2, "2021-11-02"));
        receive(deadline("0000101A", 3, "2021-11-03"));

        assertThat(kept("0000101A")).containsExactly("2020 v3 2021-11-03");
    }

    @Test
    void of_many_states_in_one_batch_the_newest_of_each_school_counts() {
        receive(
                deadline("0000102B", 1, "2021-10-01"),
                deadline("0000103C", 1, "2021-10-01"),
                deadline("0000102B", 3, "2021-11-03"),
                deadline("0000102B", 2, "2021-11-02"));

        assertThat(kept("0000102B")).containsExactly("2020 v3 2021-11-03");
        assertThat(kept("0000103C")).containsExactly("2020 v1 2021-10-01");
    }

    @Test
    void a_withdrawn_deadline_is_forgotten_and_one_set_anew_is_kept() {
        receive(deadline("0000104D", 7, "2021-11-03"), deadline("0000105E", 7, "2021-11-03"));

        receive(event("0000104D/2020-2021", null), deadline("0000104D", 1, "2021-12-01"));
        receive(deadline("0000105E", 8, "2021-12-01"), event("0000105E/2020-2021", null));

        assertThat(kept("0000104D")).containsExactly("2020 v1 2021-12-01");
        assertThat(kept("0000105E")).isEmpty();
    }

    @ParameterizedTest(name = "{0} for the notes of 2020-2021")
    @ValueSource(strings = {"2021-08-15", "2020-10-01", "0021-10-01"})
    void a_deadline_before_the_year_that_begins_is_not_kept(String day) {
        receive(deadline("0000107G", 1, "2021-10-01"));

        assertThatThrownBy(() -> receive(deadline("0000107G", 2, day)))
                .hasMessageContaining("carry_over_deadline_in_the_next_year");
        assertThat(kept("0000107G")).containsExactly("2020 v1 2021-10-01");
    }

    @Test
    void the_first_day_of_that_year_is_kept() {
        receive(deadline("0000108H", 1, "2021-08-16"));
        assertThat(kept("0000108H")).containsExactly("2020 v1 2021-08-16");
    }

    @Test
    void without_a_context_no_deadline_is_seen() throws SQLException {
        receive(deadline("0000106F", 1, "2021-10-01"));

        try (var connection = Database.runtime();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select count(*) from carry_over_deadline")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    private void receive(ReceivedEvent... events) {
        Tenancy.platformWide(() ->
                QuarkusTransaction.requiringNew().run(() -> consumer.receiveAll(List.of(events))));
    }

    private static ReceivedEvent deadline(String school, int version, String day) {
        var state = (ObjectNode) json(Contracts.example("rollover/carry-over-deadline.v1"));
        state.put("uai", school).put("schoolYear", "2020-2021");
        state.put("version", version).put("notesKeptUntil", day);
        return event(school + "/2020-2021", state.toString());
    }

    private static ReceivedEvent event(String key, @Nullable String json) {
        return new ReceivedEvent(
                UUID.randomUUID(),
                "rollover.deadlines",
                key,
                "rollover.carry-over-deadline.v1",
                Instant.EPOCH,
                json);
    }

    private static List<@Nullable String> kept(String school) {
        return Database.queryStrings(
                """
                select school_year || ' v' || version || ' ' || notes_kept_until
                  from carry_over_deadline where school = ? order by 1
                """,
                school);
    }
}
