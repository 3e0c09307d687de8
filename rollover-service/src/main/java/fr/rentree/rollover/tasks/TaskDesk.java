package fr.rentree.rollover.tasks;

import fr.rentree.platform.school.Uai;
import fr.rentree.rollover.campaigns.Phase;
import fr.rentree.rollover.plans.Threshold;
import fr.rentree.rollover.tasks.Verdict.Ignored;
import fr.rentree.rollover.tasks.Verdict.Moved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Records answers, each of which moves its task once and only if it answers what was asked last;
/// shows how tasks stand.
@ApplicationScoped
class TaskDesk {

    private final TaskRepository tasks;
    private final Threshold threshold;

    TaskDesk(TaskRepository tasks, TaskConfig config) {
        this.tasks = tasks;
        this.threshold = new Threshold(config.threshold());
    }

    /// An answer, and the service on whose topic it came.
    record Report(String service, TaskReported reported) {

        UUID task() {
            return reported.task();
        }
    }

    /// Which tasks are listed; empty text filters nothing.
    record Filter(String campaign, String school, String state) {}

    @Transactional
    List<TaskView> list(Filter filter, String after, int limit) {
        return tasks.list(filter, after, limit);
    }

    /// Returns a verdict for each report, in their order.
    @Transactional
    List<Verdict> record(List<Report> reports) {
        var asked = new HashMap<UUID, Task>();
        var ids = reports.stream().map(Report::task).collect(Collectors.toSet());
        tasks.lock(ids).forEach(task -> asked.put(task.id(), task));
        var pupils = tasks.pupils(suspending(reports));
        var moves = new LinkedHashMap<UUID, Moved>();
        var verdicts = new ArrayList<Verdict>();
        for (Report report : reports) {
            var verdict = judge(report, asked.get(report.task()), pupils);
            verdicts.add(verdict);
            if (verdict instanceof Moved moved) {
                moves.put(report.task(), moved);
                asked.computeIfPresent(report.task(), (_, task) -> task.in(moved.to()));
            }
        }
        tasks.move(moves);
        return verdicts;
    }

    private Verdict judge(Report report, @Nullable Task task, Map<Uai, Long> pupils) {
        if (task == null) {
            return new Ignored("no such task");
        }
        if (!task.answeredBy().equals(report.service())) {
            return new Ignored("only " + task.answeredBy() + " answers for " + task.phase());
        }
        return task.receive(
                report.reported().answer(), threshold, pupils.getOrDefault(task.school(), 0L));
    }

    private static Set<Uai> suspending(List<Report> reports) {
        return reports.stream()
                .map(Report::reported)
                .filter(reported -> reported.phase() == Phase.SUSPEND_FORMER_PUPILS)
                .map(TaskReported::uai)
                .collect(Collectors.toSet());
    }
}
