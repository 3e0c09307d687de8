package fr.rentree.bench.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One connection of one client, kept open from request to request (HTTP/1.1).
public final class Wire implements AutoCloseable {

    private static final int PATIENCE = 60_000;

    private final URI base;
    private @Nullable Socket socket;
    private InputStream input = InputStream.nullInputStream();

    public Wire(URI base) {
        this.base = base;
    }

    public Reply get(String path, String... headers) throws IOException {
        return send("GET", path, new byte[0], headers);
    }

    public Reply post(String path, String json, String... headers) throws IOException {
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Reply put(String path, String json, String... headers) throws IOException {
        return send("PUT", path, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Reply delete(String path, String... headers) throws IOException {
        return send("DELETE", path, new byte[0], headers);
    }

    /// Sends a request; once more on a new connection when the old one had been closed meanwhile.
    private Reply send(String method, String path, byte[] body, String... headers)
            throws IOException {
        byte[] request = request(method, path, body, headers);
        if (socket != null) {
            try {
                return exchange(socket, request);
            } catch (EOFException | SocketException _) {
                close();
            }
        }
        return exchange(connect(), request);
    }

    private Socket connect() throws IOException {
        var fresh = new Socket();
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(PATIENCE);
        fresh.connect(new InetSocketAddress(base.getHost(), base.getPort()), PATIENCE);
        socket = fresh;
        input = new BufferedInputStream(fresh.getInputStream(), 32_768);
        return fresh;
    }

    private byte[] request(String method, String path, byte[] body, String... headers) {
        var head = new StringBuilder();
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ");
        head.append(base.getAuthority()).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length);
            head.append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private Reply exchange(Socket open, byte[] request) throws IOException {
        open.getOutputStream().write(request);
        String first = line();
        if (first.isEmpty()) {
            throw new EOFException("closed before it answered");
        }
        int status = Integer.parseInt(first.substring(9, 12));
        var headers = new HashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = status == 204 || status == 304 ? new byte[0] : body(headers);
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Reply(status, headers, body);
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String length = headers.get("content-length");
        if (length != null) {
            return exactly(Integer.parseInt(length));
        }
        if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return input.readAllBytes();
        }
        var all = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(line().strip(), 16);
            all.write(exactly(size));
            line();
        } while (size > 0);
        return all.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = input.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the answer broke off");
        }
        return bytes;
    }

    /// The next line without its end; empty at the end of the stream.
    private String line() throws IOException {
        var line = new StringBuilder(64);
        int next;
        while ((next = input.read()) >= 0 && next != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
