package fr.rentree.e2e.client;

import java.net.HttpCookie;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The cookies of one browser, kept by path as three realms use the same names; `Secure` does not
/// count on localhost.
final class CookieJar {
    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();

    void keep(URI from, Answer answer) {
        for (var header : answer.headers().allValues("set-cookie")) {
            for (var cookie : HttpCookie.parse(header)) {
                var path = Optional.ofNullable(cookie.getPath()).orElse(from.getPath());
                cookie.setPath(path);
                cookies.put(cookie.getName() + " " + path, cookie);
            }
        }
    }

    Request show(Request request, URI to) {
        var sent =
                cookies.values().stream()
                        .filter(cookie -> cookie.getMaxAge() != 0 && !cookie.getValue().isEmpty())
                        .filter(cookie -> to.getPath().startsWith(cookie.getPath()))
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
        return sent.isEmpty() ? request : request.with("Cookie", sent);
    }
}
