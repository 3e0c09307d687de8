package fr.rentree.gateway.signin;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;

/// The cookies in which the gateway keeps the console's session; no service ever sees them.
public final class SessionCookies {

    private SessionCookies() {}

    /// The other cookies of these `Cookie` headers, as one header.
    public static String without(List<String> cookieHeaders) {
        return cookieHeaders.stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty() && !isOurs(cookie))
                .collect(joining("; "));
    }

    private static boolean isOurs(String cookie) {
        return cookie.startsWith("q_");
    }
}
