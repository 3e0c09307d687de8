package fr.rentree.gateway.routing;

import static java.util.stream.Collectors.toUnmodifiableMap;

import fr.rentree.gateway.limits.Weight;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which part answers which path: the only place that says so.
public final class RouteTable {

    private static final String API = "/api/v1/";

    /// The first segment after `/api/v1/`.
    private static final Map<Part, Set<String>> SEGMENTS =
            Map.of(
                    Part.IDENTITY,
                    Set.of(
                            "access-points",
                            "imports",
                            "establishments",
                            "persons",
                            "groups",
                            "delegations",
                            "me",
                            "identity"),
                    Part.LICENCE,
                    Set.of(
                            "catalogue",
                            "orders",
                            "subscriptions",
                            "assignments",
                            "mediacentre",
                            "downloads",
                            "modules",
                            "statistics",
                            "licence"),
                    Part.DISTRIBUTION,
                    Set.of(
                            "deliveries",
                            "tablets",
                            "charters",
                            "handovers",
                            "beneficiaries",
                            "certified-lists",
                            "loans",
                            "incidents",
                            "distribution"),
                    Part.SYNC,
                    Set.of("sync", "notebooks", "devices"),
                    Part.ROLLOVER,
                    Set.of("calendars", "windows", "campaigns", "tasks", "checks", "rollover"));

    /// Segments whose requests weigh more than usual.
    private static final Map<String, Weight> HEAVY =
            Map.of(
                    "imports", Weight.ARCHIVE,
                    "catalogue", Weight.BULK,
                    "deliveries", Weight.BULK,
                    "orders", Weight.BULK,
                    "assignments", Weight.BULK,
                    "certified-lists", Weight.BULK,
                    "sync", Weight.BULK,
                    "notebooks", Weight.BULK);

    /// What stands at the root beside the API.
    private static final Map<String, Route> ROOTS =
            Map.of(
                    "gar", new Route("/gar", Part.LICENCE, Weight.USUAL, false),
                    "domaineGar", new Route("/domaineGar", Part.LICENCE, Weight.USUAL, false),
                    "annotations", new Route("/annotations", Part.SYNC, Weight.USUAL, false),
                    "events", new Route("/events", Part.SYNC, Weight.STREAM, false),
                    "auth", new Route("/auth", Part.KEYCLOAK, Weight.USUAL, true));

    /// Answered without a token: what is brought there proves more than one would.
    private static final Map<String, Route> OPEN =
            Stream.of("/api/v1/mediacentre/openings/exchanges")
                    .map(path -> new Route(path, Part.LICENCE, Weight.USUAL, true))
                    .collect(toUnmodifiableMap(Route::name, route -> route));

    private static final Map<String, Route> API_ROUTES =
            SEGMENTS.entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream().map(s -> api(entry.getKey(), s)))
                    .collect(toUnmodifiableMap(Route::name, route -> route));

    private RouteTable() {}

    public static Optional<Route> find(String path) {
        if (OPEN.containsKey(path)) {
            return Optional.of(OPEN.get(path));
        }
        if (path.startsWith(API)) {
            return Optional.ofNullable(API_ROUTES.get(API + segment(path, API.length())));
        }
        return Optional.ofNullable(ROOTS.get(segment(path, 1)));
    }

    /// Under these roots nobody but a part answers: what no part knows is refused here.
    static boolean isReserved(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    static Stream<Route> routes() {
        return Stream.concat(API_ROUTES.values().stream(), ROOTS.values().stream());
    }

    private static Route api(Part part, String segment) {
        return new Route(API + segment, part, HEAVY.getOrDefault(segment, Weight.USUAL), false);
    }

    private static String segment(String path, int from) {
        if (path.length() <= from) {
            return "";
        }
        int end = path.indexOf('/', from);
        return end < 0 ? path.substring(from) : path.substring(from, end);
    }
}
