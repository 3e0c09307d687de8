package fr.rentree.gateway.routing;

import fr.rentree.gateway.limits.Weight;
import java.util.Set;

/// Where one family of paths goes.
///
/// @param name the path up to the segment that decides; safe to log, for it holds no identifier
/// @param isOpen whether it is answered without a token
public record Route(String name, Part part, Weight weight, boolean isOpen) {

    private static final String W3C_FACE = "/annotations";

    /// What any W3C client may read and write, and what `@rentree/sync` asks for from a publisher's
    /// own pages.
    private static final Set<String> CROSS_ORIGIN =
            Set.of(W3C_FACE, "/events", "/api/v1/sync", "/api/v1/devices", "/api/v1/notebooks");

    /// Whether it is a link that other sites lead to: the session counts without the console's
    /// header, and whoever is nobody yet is let through, to be sent to sign in.
    public boolean isLink() {
        return name.equals("/domaineGar");
    }

    /// Whether it is that of notebooks as W3C containers.
    public boolean isW3cFace() {
        return name.equals(W3C_FACE);
    }

    /// Whether pages of other origins may ask here, with a token: a session never counts there.
    public boolean isCrossOrigin() {
        return CROSS_ORIGIN.contains(name);
    }
}
