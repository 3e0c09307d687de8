package fr.rentree.gateway.garport;

import java.util.Set;

/// Where the GAR's own addresses stand on the platform (formats.md 2 and 3).
final class GarPaths {

    private static final String INSIDE = "/gar";

    /// The first segments of what is not a subscription.
    private static final Set<String> OWN =
            Set.of(
                    "ressources",
                    "ressourcesDiffusables",
                    "etablissements",
                    "decompteaffectations",
                    "rapportsAffectation",
                    "GAR-Affectations");

    private GarPaths() {}

    /// The path on the platform. Whatever the GAR has no name for is a subscription's id, or
    /// `abonnements`, the list of them.
    static String inside(String path) {
        boolean isOwn = OWN.stream().anyMatch(name -> stands(name, path));
        return INSIDE + (isOwn ? "" : "/abonnements") + path;
    }

    private static boolean stands(String name, String path) {
        return path.equals("/" + name) || path.startsWith("/" + name + "/");
    }
}
