package fr.rentree.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Somebody who asks the platform for something, through the gateway.
public final class Actor {
    private final Line line;
    private final URI gateway;
    private final Access access;

    Actor(Line line, URI gateway, Access access) {
        this.line = line;
        this.gateway = gateway;
        this.access = access;
    }

    /// The access token, for tools that send their own requests.
    public String token() {
        return access.token();
    }

    /// The same person in the reader app, which stays signed in without the browser.
    public Actor offline() {
        return new Actor(line, gateway, access.offline());
    }

    public Answer get(String path) {
        return send(Request.get(path));
    }

    public Answer post(String path, Object body) {
        return send(Request.change("POST", path, body));
    }

    public Answer put(String path, Object body) {
        return send(Request.change("PUT", path, body));
    }

    /// Everything of a list, page by page.
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var next = path;
        while (!next.isEmpty()) {
            var page = get(next).expect(200).json();
            page.path("items").forEach(items::add);
            var cursor = page.path("cursor").asText("");
            var more = page.path("cursor").isTextual() && !cursor.isEmpty();
            var joint = path.contains("?") ? "&" : "?";
            next = more ? path + joint + "cursor=" + Request.encode(cursor) : "";
        }
        return items;
    }

    /// A token ends after some minutes: refused once, one signs in again.
    public Answer send(Request request) {
        var answer = line.send(gateway, signed(request));
        if (answer.status() != 401) {
            return answer;
        }
        access.renew();
        return line.send(gateway, signed(request));
    }

    private Request signed(Request request) {
        return request.with("Authorization", "Bearer " + access.token());
    }
}
