package fr.rentree.local.commands;

import fr.rentree.local.kafka.KafkaPart;
import fr.rentree.local.keycloak.KeycloakPart;
import fr.rentree.local.postgres.PostgresPart;
import fr.rentree.local.services.ApplicationPart;
import fr.rentree.local.settings.DataFolder;
import fr.rentree.local.settings.Settings;
import fr.rentree.local.supervision.Board;
import fr.rentree.local.supervision.Part;
import fr.rentree.local.supervision.PartReport;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One platform as commands see it: its parts, and who keeps them running now.
public final class Platform {

    static final String SUPERVISOR = "supervisor";

    private final Settings settings;
    private final Clock clock;

    public Platform(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Settings settings() {
        return settings;
    }

    DataFolder folder() {
        return settings.folder();
    }

    Clock clock() {
        return clock;
    }

    /// All parts in the order they are started, or only those that are named.
    List<Part> parts(List<String> names) throws IOException {
        var secrets = settings.secrets();
        var parts = new ArrayList<Part>();
        parts.add(new PostgresPart(settings, secrets, false));
        parts.add(new KafkaPart(settings));
        parts.add(new KeycloakPart(settings, secrets));
        parts.addAll(ApplicationPart.all(settings, secrets, clock));
        var known = parts.stream().map(Part::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IOException("no part is called %s: %s".formatted(name, known));
            }
        }
        return names.isEmpty()
                ? parts
                : parts.stream().filter(part -> names.contains(part.name())).toList();
    }

    List<PartReport> reports() {
        return Board.read(folder().board());
    }

    Optional<ProcessHandle> supervisor() {
        return reports().stream()
                .filter(report -> report.name().equals(SUPERVISOR))
                .findFirst()
                .flatMap(PartReport::process);
    }

    /// Parts that go on although nobody watches over them any more.
    List<PartReport> leftovers() {
        return supervisor().isPresent()
                ? List.of()
                : reports().stream().filter(report -> report.process().isPresent()).toList();
    }
}
