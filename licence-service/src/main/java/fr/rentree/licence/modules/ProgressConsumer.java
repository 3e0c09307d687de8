package fr.rentree.licence.modules;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps what people reached, whatever is told twice or late: of each module the newest state.
@ApplicationScoped
public class ProgressConsumer implements EventConsumer {

    private final ModuleRepository modules;

    ProgressConsumer(ModuleRepository modules) {
        this.modules = modules;
    }

    @Override
    public Set<String> topics() {
        return Set.of("sync.progress");
    }

    @Override
    public void receive(ReceivedEvent event) {
        receiveAll(List.of(event));
    }

    @Override
    public void receiveAll(List<ReceivedEvent> events) {
        Map<ProgressRecorded.Key, ProgressRecorded> newest = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.type().equals(ProgressRecorded.TYPE))
                .map(event -> event.as(ProgressRecorded.class))
                .forEach(progress ->
                        newest.merge(progress.key(), progress, ProgressRecorded::newer));
        if (!newest.isEmpty()) {
            modules.put(List.copyOf(newest.values()));
        }
    }
}
