package fr.rentree.local.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The five services that keep data of their own, in the order they are started.
public enum Service {
    IDENTITY(Port.IDENTITY),
    LICENCE(Port.LICENCE),
    DISTRIBUTION(Port.DISTRIBUTION),
    SYNC(Port.SYNC),
    ROLLOVER(Port.ROLLOVER);

    private final Port port;

    Service(Port port) {
        this.port = port;
    }

    public Port port() {
        return port;
    }

    /// The name of the service, of its database, and the first half of its roles' names.
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String module() {
        return database() + "-service";
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Service::database).toList();
    }
}
