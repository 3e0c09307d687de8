package fr.rentree.sync.carryover;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import fr.rentree.sync.assignments.RenewalCompleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.jboss.logging.Logger;

/// Hears what a campaign asks of us, and when the renewals that it depends on are done.
@ApplicationScoped
class TaskConsumer implements EventConsumer {

    private static final Logger LOG = Logger.getLogger(TaskConsumer.class);

    private final CarryOverDesk desk;

    TaskConsumer(CarryOverDesk desk) {
        this.desk = desk;
    }

    @Override
    public Set<String> topics() {
        return Set.of("rollover.tasks");
    }

    @Override
    public void receive(ReceivedEvent event) {
        var command = event.as(TaskCommand.class);
        if (command.concernsUs()) {
            desk.command(command);
        } else {
            LOG.debugf("not ours phase=%s task=%s", command.phase(), command.task());
        }
    }

    void renewed(@Observes RenewalCompleted renewal) {
        desk.renewed(renewal);
    }
}
