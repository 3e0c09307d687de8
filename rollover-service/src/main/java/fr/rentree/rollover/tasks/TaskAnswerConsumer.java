package fr.rentree.rollover.tasks;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/// Takes the answers of the services that own a phase.
@ApplicationScoped
class TaskAnswerConsumer implements EventConsumer {

    private static final Logger LOG = Logger.getLogger(TaskAnswerConsumer.class);
    private static final String TOPIC_SUFFIX = ".tasks";

    private final TaskDesk desk;

    TaskAnswerConsumer(TaskDesk desk) {
        this.desk = desk;
    }

    @Override
    public Set<String> topics() {
        return Set.of("identity.tasks", "licence.tasks", "sync.tasks");
    }

    @Override
    public void receive(ReceivedEvent event) {
        receiveAll(List.of(event));
    }

    @Override
    public void receiveAll(List<ReceivedEvent> events) {
        var reports = events.stream().map(TaskAnswerConsumer::report).toList();
        var verdicts = desk.record(reports);
        for (int i = 0; i < verdicts.size(); i++) {
            log(reports.get(i), verdicts.get(i));
        }
    }

    private static void log(TaskDesk.Report report, Verdict verdict) {
        var reported = report.reported();
        switch (verdict) {
            case Verdict.Moved moved ->
                    LOG.debugf("task moved task=%s state=%s", reported.task(), moved.to());
            case Verdict.Ignored ignored ->
                    LOG.infof(
                            "answer ignored task=%s phase=%s uai=%s attempt=%d: %s",
                            reported.task(),
                            reported.phase(),
                            reported.uai(),
                            reported.attempt(),
                            ignored.why());
        }
    }

    private static TaskDesk.Report report(ReceivedEvent event) {
        String topic = event.topic();
        String service = topic.substring(0, topic.length() - TOPIC_SUFFIX.length());
        return new TaskDesk.Report(service, event.as(TaskReported.class));
    }
}
