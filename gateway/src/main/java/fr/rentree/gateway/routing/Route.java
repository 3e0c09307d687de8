package fr.rentree.gateway.routing;

import fr.rentree.gateway.limits.Weight;

/// Where one family of paths goes.
///
/// @param name the path up to the segment that decides; safe to log, for it holds no identifier
/// @param isOpen whether it is answered without a token
public record Route(String name, Part part, Weight weight, boolean isOpen) {

    /// Whether it is a link that other sites lead to: the session counts without the console's
    /// header, and whoever is nobody yet is let through, to be sent to sign in.
    public boolean isLink() {
        return name.equals("/domaineGar");
    }

    /// Whether pages of other origins may ask here: any W3C client may read and write annotations.
    public boolean isCrossOrigin() {
        return name.equals("/annotations");
    }
}
