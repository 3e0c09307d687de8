package fr.rentree.identity.tasks;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import fr.rentree.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jboss.logging.Logger;

/// Takes up the tasks of a rollover and reports what became of them.
@ApplicationScoped
class RolloverTaskConsumer implements EventConsumer {

    private static final Logger LOG = Logger.getLogger(RolloverTaskConsumer.class);

    private final TaskDesk desk;
    private final Outbox outbox;

    RolloverTaskConsumer(TaskDesk desk, Outbox outbox) {
        this.desk = desk;
        this.outbox = outbox;
    }

    @Override
    public Set<String> topics() {
        return Set.of("rollover.tasks");
    }

    @Override
    public void receive(ReceivedEvent event) {
        if (!event.type().equals("rollover.task-commanded.v1")) {
            return;
        }
        var command = event.as(TaskCommand.class);
        if (command.isOurs()) {
            var answer = desk.answer(command);
            outbox.append(answer);
            LOG.infof(
                    "task %s task=%s school=%s mode=%s",
                    answer.outcome(), command.task(), command.uai(), command.mode());
        }
    }
}
