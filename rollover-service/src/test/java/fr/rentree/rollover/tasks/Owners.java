package fr.rentree.rollover.tasks;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.campaigns.Phase;
import fr.rentree.rollover.tasks.Rehearsal.Question;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// The services that own the phases, as strict as their contract: a plan changes nothing, a task
/// has one effect, and a plan that no longer holds is refused.
final class Owners {

    private static final Map<String, String> SERVICES =
            Map.of(
                    "RENEW_LICENCES", "licence",
                    "CARRY_ON_NOTES", "sync",
                    "SUSPEND_FORMER_PUPILS", "identity");

    private final Map<String, Integer> changes = new HashMap<>();
    private final Set<UUID> applied = new HashSet<>();
    private final Map<String, Integer> effects = new HashMap<>();
    private long pupils = 1;

    /// Something happens at a school: what was planned there no longer holds.
    void change(Uai school) {
        changes.merge(school.value(), 1, Integer::sum);
    }

    void wouldSuspend(long pupils) {
        this.pupils = pupils;
    }

    /// How often each phase took effect at each school.
    Map<String, Integer> effects() {
        return effects;
    }

    TaskDesk.Report answer(Question question) {
        if (!question.apply()) {
            return report(question, TaskReported.Outcome.PLANNED);
        }
        boolean bound = !question.phase().equals("CARRY_ON_NOTES");
        boolean known = applied.contains(question.task());
        if (!known && bound && !question.hash().equals(hash(question))) {
            return report(question, TaskReported.Outcome.STALE);
        }
        if (applied.add(question.task())) {
            effects.merge(question.uai() + " " + question.phase(), 1, Integer::sum);
        }
        return report(question, TaskReported.Outcome.DONE);
    }

    TaskDesk.Report fail(Question question) {
        return report(question, TaskReported.Outcome.FAILED);
    }

    static List<Verdict> deliver(TaskDesk desk, List<TaskDesk.Report> reports) {
        return Tenancy.platformWide(() -> desk.record(reports));
    }

    private String hash(Question question) {
        return "h%d-%s-%s"
                .formatted(
                        changes.getOrDefault(question.uai(), 0), question.phase(), question.uai());
    }

    private TaskDesk.Report report(Question question, TaskReported.Outcome outcome) {
        return new TaskDesk.Report(
                Objects.requireNonNull(SERVICES.get(question.phase())),
                new TaskReported(
                        question.task(),
                        Phase.valueOf(question.phase()),
                        new Uai(question.uai()),
                        question.attempt(),
                        outcome,
                        hash(question),
                        Map.of("pupils", pupils),
                        List.of("0199a1b2-0000-7000-8000-00000000e1e1"),
                        outcome == TaskReported.Outcome.FAILED
                                ? "The roster is being imported."
                                : null));
    }
}
