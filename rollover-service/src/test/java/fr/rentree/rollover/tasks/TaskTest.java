package fr.rentree.rollover.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.campaigns.Phase;
import fr.rentree.rollover.plans.Threshold;
import fr.rentree.rollover.tasks.Answer.Findings;
import fr.rentree.rollover.tasks.Verdict.Ignored;
import fr.rentree.rollover.tasks.Verdict.Moved;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaskTest {

    private static final Threshold THRESHOLD = new Threshold(40);
    private static final Findings TEN_PUPILS = new Findings(Map.of("pupils", 10L), List.of("id-1"));

    @ParameterizedTest(name = "{0} answered {1} becomes {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    TO_PLAN  | Planned | ignored
                    PLANNING | Planned | PLANNED
                    PLANNING | Done    | ignored
                    PLANNING | Stale   | ignored
                    PLANNING | Failed  | FAILED
                    PLANNED  | Planned | ignored
                    PLANNED  | Done    | ignored
                    HELD     | Planned | ignored
                    APPROVED | Planned | ignored
                    APPROVED | Stale   | ignored
                    RUNNING  | Planned | ignored
                    RUNNING  | Done    | DONE
                    RUNNING  | Stale   | TO_PLAN
                    RUNNING  | Failed  | FAILED
                    DONE     | Done    | ignored
                    DONE     | Stale   | ignored
                    DONE     | Failed  | ignored
                    FAILED   | Planned | ignored
                    FAILED   | Done    | ignored
                    """)
    void an_answer_moves_only_the_task_that_asked(TaskState state, String answer, String becomes) {
        var verdict = task(state, 3, 3).receive(answer(answer, 3), THRESHOLD, 100);

        assertThat(outcome(verdict)).isEqualTo(becomes);
    }

    @ParameterizedTest(name = "asked from {0} to {1}, answer {2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    3 | 5 | 2 | ignored
                    3 | 5 | 3 | PLANNED
                    3 | 5 | 4 | PLANNED
                    3 | 5 | 5 | PLANNED
                    3 | 5 | 6 | ignored
                    """)
    void an_answer_to_an_earlier_question_is_told_by_its_number(
            int round, int attempt, int answered, String becomes) {
        var task = task(TaskState.PLANNING, round, attempt);

        assertThat(outcome(task.receive(answer("Planned", answered), THRESHOLD, 100)))
                .isEqualTo(becomes);
    }

    @Test
    void a_plan_above_the_threshold_is_held_with_words() {
        var task = task(TaskState.PLANNING, 1, 1);

        var verdict = task.receive(new Answer.Planned(1, "h1", TEN_PUPILS), THRESHOLD, 20);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Moved.class,
                        moved -> {
                            assertThat(moved.to()).isEqualTo(TaskState.HELD);
                            assertThat(moved.message()).contains("10 of 20 pupils", "40 %");
                        });
    }

    @Test
    void a_bound_plan_without_a_hash_cannot_be_approved() {
        var task = task(TaskState.PLANNING, 1, 1);

        assertThat(
                        outcome(
                                task.receive(
                                        new Answer.Planned(1, null, Findings.NONE),
                                        THRESHOLD,
                                        100)))
                .isEqualTo("FAILED");
    }

    @Test
    void a_stale_plan_is_forgotten() {
        var verdict = task(TaskState.RUNNING, 2, 2).receive(new Answer.Stale(2), THRESHOLD, 100);

        assertThat(((Moved) verdict).planHash()).isNull();
    }

    @Test
    void no_more_than_ten_examples_are_kept() {
        var ids = IntStream.range(0, 25).mapToObj(i -> "id-" + i).toList();

        assertThat(new Findings(Map.of(), ids).examples()).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource
    void what_an_answer_does_is_a_move_that_the_table_allows(TaskState state) {
        for (String answer : List.of("Planned", "Done", "Stale", "Failed")) {
            if (task(state, 1, 1).receive(answer(answer, 1), THRESHOLD, 100)
                    instanceof Moved moved) {
                assertThat(state.mayBecome(moved.to())).isTrue();
            }
        }
    }

    private static String outcome(Verdict verdict) {
        return switch (verdict) {
            case Moved moved -> moved.to().name();
            case Ignored _ -> "ignored";
        };
    }

    private static Answer answer(String kind, int attempt) {
        return switch (kind) {
            case "Planned" -> new Answer.Planned(attempt, "h1", TEN_PUPILS);
            case "Done" -> new Answer.Done(attempt, TEN_PUPILS);
            case "Stale" -> new Answer.Stale(attempt);
            default -> new Answer.Failed(attempt, "no");
        };
    }

    private static Task task(TaskState state, int round, int attempt) {
        return new Task(
                UUID.randomUUID(),
                Phase.SUSPEND_FORMER_PUPILS,
                new Uai("0000001B"),
                "identity",
                state,
                round,
                attempt,
                true,
                "h1");
    }
}
