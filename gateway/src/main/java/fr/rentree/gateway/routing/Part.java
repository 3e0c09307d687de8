package fr.rentree.gateway.routing;

import java.util.List;
import java.util.Locale;

/// A part of the platform that answers behind the gateway.
public enum Part {
    IDENTITY,
    LICENCE,
    DISTRIBUTION,
    SYNC,
    ROLLOVER,
    KEYCLOAK;

    /// The parts that are ours, and so describe their own API.
    public static List<Part> services() {
        return List.of(IDENTITY, LICENCE, DISTRIBUTION, SYNC, ROLLOVER);
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
