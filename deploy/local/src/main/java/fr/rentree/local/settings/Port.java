package fr.rentree.local.settings;

import java.util.Locale;

/// Every port of the platform, in one place, as its distance from the base port.
public enum Port {
    GATEWAY(0),
    IDENTITY(1),
    LICENCE(2),
    DISTRIBUTION(3),
    SYNC(4),
    ROLLOVER(5),
    KEYCLOAK(6),
    POSTGRES(7),
    KAFKA(8),
    KAFKA_CONTROLLER(9),

    /// The gateway's second port: mutual TLS, with the GAR's own paths.
    GAR(10);

    private final int distance;

    Port(int distance) {
        this.distance = distance;
    }

    int from(int base) {
        return base + distance;
    }

    /// The part that listens there, as it is named on screen and in the logs.
    public String part() {
        return switch (this) {
            case KAFKA_CONTROLLER -> "kafka";
            case GAR -> "gateway";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }
}
