package fr.rentree.bench;

import fr.rentree.e2e.client.Platform;
import fr.rentree.e2e.client.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;

/// What the front door costs: the median time of the same small request through the gateway and
/// straight at the service, one at a time, below every limit.
final class GatewayMeasure implements Measure {

    private static final int REQUESTS = 300;
    private static final int LICENCE = 2;
    private static final String PATH = "/api/v1/catalogue/resources?limit=1";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final URI service;
    private final String token;

    GatewayMeasure(Settings settings, Platform platform) {
        gateway = settings.gateway();
        service = URI.create("http://127.0.0.1:" + (gateway.getPort() + LICENCE));
        token = platform.client("operations").token();
    }

    @Override
    public String title() {
        return "A small read (" + PATH + "): through the gateway against straight at the service";
    }

    @Override
    public double ours() throws Exception {
        return medianTime(gateway);
    }

    @Override
    public double peer() throws Exception {
        return medianTime(service);
    }

    private double medianTime(URI base) throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        var request =
                HttpRequest.newBuilder(URI.create(base + PATH))
                        .header("Authorization", "Bearer " + token)
                        .build();
        for (int i = 0; i < REQUESTS; i++) {
            long start = System.nanoTime();
            var response = http.send(request, BodyHandlers.discarding());
            times.add((System.nanoTime() - start) / 1e6);
            if (response.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + ": " + response.statusCode());
            }
        }
        return Bench.median(times);
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public String peerName() {
        return "straight";
    }

    @Override
    public int rounds() {
        return 5;
    }
}
