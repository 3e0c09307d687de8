package fr.rentree.e2e.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// A form with files in it.
public final class Multipart {
    private final String boundary = "rentree-" + UUID.randomUUID();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public Multipart file(String name, Path file) {
        text(
                "--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"; filename=\""
                        + file.getFileName()
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        try {
            body.writeBytes(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text("\r\n");
        return this;
    }

    public Request to(String path) {
        text("--" + boundary + "--\r\n");
        return Request.get(path)
                .sending("POST", "multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private void text(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
