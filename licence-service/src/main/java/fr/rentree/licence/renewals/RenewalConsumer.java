package fr.rentree.licence.renewals;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// Answers the rollover's tasks that are for licences; the others are for other services.
@ApplicationScoped
public class RenewalConsumer implements EventConsumer {

    private final RenewalDesk desk;

    RenewalConsumer(RenewalDesk desk) {
        this.desk = desk;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Phase(String phase) {}

    @Override
    public Set<String> topics() {
        return Set.of("rollover.tasks");
    }

    @Override
    public void receive(ReceivedEvent event) {
        if (event.type().equals("rollover.task-commanded.v1")
                && TaskCommanded.RENEW_LICENCES.equals(event.as(Phase.class).phase())) {
            desk.run(event.as(TaskCommanded.class));
        }
    }
}
