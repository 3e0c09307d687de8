package fr.rentree.local.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The ports of one platform: all of them move together with their base.
public record Ports(int base) {

    static final int USUAL_BASE = 8080;
    private static final int HIGHEST_BASE = 65_525;
    private static final int FREE_BEGIN = 20_000;
    private static final int CLIENTS_BEGIN = 32_768;
    private static final int ROW = 20;

    public Ports {
        if (base < 1024 || base > HIGHEST_BASE) {
            throw new IllegalArgumentException(
                    "RENTREE_PORT_BASE is %d: take one from 1024 to %d"
                            .formatted(base, HIGHEST_BASE));
        }
    }

    static Ports parse(@Nullable String base) {
        if (base == null || base.isBlank()) {
            return new Ports(USUAL_BASE);
        }
        try {
            return new Ports(Integer.parseInt(base.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("RENTREE_PORT_BASE is not a number: " + base, e);
        }
    }

    /// As many ports in a row as the platform takes, that nobody uses now.
    ///
    /// They are below those that clients of this machine are given (on Linux, from 32,768): for a
    /// minute after a crowd has left, there is hardly a row of them free.
    public static Ports free() {
        int rows = (CLIENTS_BEGIN - FREE_BEGIN) / ROW;
        int first = (int) (ProcessHandle.current().pid() % rows);
        return IntStream.range(0, rows)
                .map(i -> FREE_BEGIN + (first + i) % rows * ROW)
                .mapToObj(Ports::new)
                .filter(Ports::areFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports in a row"));
    }

    private boolean areFree() {
        for (Port port : Port.values()) {
            if (!isFree(of(port))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a server could listen on that port of the loopback interface.
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public int of(Port port) {
        return port.from(base);
    }

    /// What people and readers see: everything under one origin.
    public String publicUrl() {
        return "http://localhost:" + of(Port.GATEWAY);
    }

    /// Keycloak's own address, for the services: they need no gateway to fetch its keys.
    public String keycloakUrl() {
        return "http://" + loopback(Port.KEYCLOAK) + "/auth";
    }

    public String loopback(Port port) {
        return "127.0.0.1:" + of(port);
    }
}
