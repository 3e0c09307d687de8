package fr.rentree.e2e.client;

import java.net.URI;

/// A client of the GAR as it is today: it knows the GAR's own addresses, and comes with a
/// certificate instead of a token.
public final class GarClient {
    private final Line line;
    private final URI port;

    GarClient(Line line, URI port) {
        this.line = line;
        this.port = port;
    }

    public Answer send(Request request) {
        return line.send(port, request);
    }

    /// The address of the port that such clients use.
    public URI port() {
        return port;
    }
}
