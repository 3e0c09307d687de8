package fr.rentree.gateway.standins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client that writes what it likes, as slowly as it likes, and reads when it likes.
public final class RawClient implements AutoCloseable {

    private final Socket socket;

    public RawClient() throws IOException {
        var front = Front.url("/");
        socket = new Socket("127.0.0.1", front.getPort());
        socket.setSoTimeout(20_000);
        socket.setReceiveBufferSize(65_536);
    }

    public RawClient write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.US_ASCII));
    }

    public RawClient write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    public RawClient head(String method, String path, String... headers) throws IOException {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return write(head.append("\r\n").toString());
    }

    public InputStream input() throws IOException {
        return socket.getInputStream();
    }

    /// Reads until this text has come.
    public String readUntil(String text) throws IOException {
        var read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.US_ASCII).contains(text)) {
            int next = input().read();
            if (next < 0) {
                break;
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
