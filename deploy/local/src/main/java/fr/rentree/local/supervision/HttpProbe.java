package fr.rentree.local.supervision;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// One cheap question to a process: does that address answer 200?
public final class HttpProbe {

    private static final int MILLIS = 2_000;

    private HttpProbe() {}

    public static boolean isOk(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
