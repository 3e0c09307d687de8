package fr.rentree.rollover.tasks;

import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.campaigns.Phase;
import fr.rentree.rollover.plans.Threshold;
import fr.rentree.rollover.tasks.Answer.Findings;
import fr.rentree.rollover.tasks.Verdict.Ignored;
import fr.rentree.rollover.tasks.Verdict.Moved;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One phase at one school within one campaign.
///
/// @param answeredBy the service whose word alone counts
/// @param round the attempt at which the present question was first asked: an answer to an earlier
///   one is told by its number
/// @param attempt how many commands were sent in all
record Task(
        UUID id,
        Phase phase,
        Uai school,
        String answeredBy,
        TaskState state,
        int round,
        int attempt,
        boolean boundToPlan,
        @Nullable String planHash) {

    /// What a phase that is not bound to its plan stands for.
    static final String UNBOUND = "unbound";

    /// @param pupils of the school, against which a suspension is weighed
    Verdict receive(Answer answer, Threshold threshold, long pupils) {
        if (answer.attempt() < round || answer.attempt() > attempt) {
            return new Ignored(
                    "it answers attempt " + answer.attempt() + " of an earlier question");
        }
        return switch (state) {
            case PLANNING -> whilePlanning(answer, threshold, pupils);
            case RUNNING -> whileRunning(answer);
            case TO_PLAN, PLANNED, HELD, APPROVED, DONE, FAILED ->
                    new Ignored("nothing is asked of a task that is " + state);
        };
    }

    /// The same task a move later; no second move is possible until something is asked again.
    Task in(TaskState moved) {
        return new Task(
                id, phase, school, answeredBy, moved, round, attempt, boundToPlan, planHash);
    }

    private Verdict whilePlanning(Answer answer, Threshold threshold, long pupils) {
        return switch (answer) {
            case Answer.Planned(_, var hash, var findings) ->
                    planned(hash, findings, threshold, pupils);
            case Answer.Failed(_, var message) ->
                    new Moved(TaskState.FAILED, null, Findings.NONE, message);
            case Answer.Done _, Answer.Stale _ -> new Ignored("a plan was asked for, not applied");
        };
    }

    private Verdict planned(
            @Nullable String hash, Findings findings, Threshold threshold, long pupils) {
        if (boundToPlan && (hash == null || hash.isBlank())) {
            return new Moved(
                    TaskState.FAILED, null, findings, "The plan came without a hash to approve.");
        }
        String stands = hash == null || hash.isBlank() ? UNBOUND : hash;
        return threshold
                .holds(phase, findings.counters(), pupils)
                .map(why -> new Moved(TaskState.HELD, stands, findings, why))
                .orElseGet(() -> new Moved(TaskState.PLANNED, stands, findings, null));
    }

    private Verdict whileRunning(Answer answer) {
        return switch (answer) {
            case Answer.Done(_, var findings) ->
                    new Moved(TaskState.DONE, planHash, findings, null);
            case Answer.Stale _ ->
                    new Moved(
                            TaskState.TO_PLAN,
                            null,
                            Findings.NONE,
                            "The school changed since its plan was approved: nothing was applied.");
            case Answer.Failed(_, var message) ->
                    new Moved(TaskState.FAILED, planHash, Findings.NONE, message);
            case Answer.Planned _ -> new Ignored("the plan was approved already");
        };
    }
}
