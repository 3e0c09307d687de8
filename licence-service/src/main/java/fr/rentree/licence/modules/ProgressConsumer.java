package fr.rentree.licence.modules;

import fr.rentree.platform.inbox.EventConsumer;
import fr.rentree.platform.inbox.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Keeps what people reached, and nothing more of who was erased. Devices that wrote of a module
/// apart are told of one by one: of each module the most that was reached stays, in any order. An
/// erasure stands on the same topic under the same key: what comes behind it is a new beginning.
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
        Map<ProgressRecorded.Key, ProgressRecorded> reached = new LinkedHashMap<>();
        Set<UUID> erased = new LinkedHashSet<>();
        for (ReceivedEvent event : events) {
            switch (event.type()) {
                case ProgressRecorded.TYPE -> {
                    var progress = event.as(ProgressRecorded.class);
                    reached.merge(progress.key(), progress, ProgressRecorded::and);
                }
                case PersonErased.TYPE -> {
                    var person = event.as(PersonErased.class).person();
                    erased.add(person);
                    reached.keySet().removeIf(key -> key.person().equals(person));
                }
                default -> {
                    // Not ours.
                }
            }
        }
        modules.forget(List.copyOf(erased));
        modules.put(List.copyOf(reached.values()));
    }
}
