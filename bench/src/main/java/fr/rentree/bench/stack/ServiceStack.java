package fr.rentree.bench.stack;

import fr.rentree.e2e.supplies.Catalogue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// PostgreSQL, Kafka, one service and the gateway: all that its clients need, and nothing else.
///
/// They are started as `./rentree up` starts them, with its heaps, on free ports.
public final class ServiceStack implements AutoCloseable {

    public static final String ACCESS_POINT = "atrium";

    /// The ENT that its portal stands for.
    public static final String ENT = "ENTFICTIF1";

    /// A service that is measured by itself.
    public enum Service {
        LICENCE,
        SYNC;

        String database() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String module() {
            return database() + "-service";
        }
    }

    private static final int GATEWAY_HEAP = 160;

    /// The throw-away PostgreSQL believes whoever reaches it.
    private static final String TRUSTED = "trusted";

    private final Children children;
    private final Path root;
    private final KeyServer keys;
    private final String postgres;
    private final String kafka;
    private final Service kind;
    private final int heap;
    private final int servicePort = Readiness.freePort();
    private final int gatewayPort = Readiness.freePort();
    private final Process gateway;
    private Process service;

    private ServiceStack(Children children, Path root, Service kind, int heap)
            throws IOException, InterruptedException {
        this.children = children;
        this.root = root;
        this.kind = kind;
        this.heap = heap;
        var addresses = startServers();
        postgres = addresses.getProperty("RENTREE_TEST_POSTGRES");
        kafka = addresses.getProperty("RENTREE_TEST_KAFKA");
        keys = KeyServer.start();
        service = startService();
        gateway = startGateway();
    }

    public static ServiceStack start(Children children, Path root, Service kind, int heap)
            throws IOException, InterruptedException {
        return new ServiceStack(children, root, kind, heap);
    }

    /// The launcher's own throw-away servers; its PostgreSQL flushes each commit to disk.
    private Properties startServers() throws IOException, InterruptedException {
        Path local = root.resolve("deploy/local/target");
        Path addresses = children.folder().resolve("servers");
        var command = new ArrayList<>(java(64));
        command.addAll(
                List.of("-cp", local.resolve("local-1.0.0-SNAPSHOT.jar") + ":" + local + "/lib/*"));
        command.addAll(List.of("fr.rentree.local.Launcher", "test-stack", addresses.toString()));
        var environment = Map.of("RENTREE_ROOT", root.toString());
        var process = children.start("servers", root, environment, command);
        Readiness.await(process, children.log("servers"), () -> Files.exists(addresses));
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(addresses)));
        return properties;
    }

    private Process startService() throws IOException, InterruptedException {
        var environment = common(servicePort);
        String[] server = postgres.split(":");
        environment.put("RENTREE_POSTGRES_HOST", server[0]);
        environment.put("RENTREE_POSTGRES_PORT", server[1]);
        environment.put("RENTREE_POSTGRES_OWNER_PASSWORD", TRUSTED);
        environment.put("RENTREE_POSTGRES_RUNTIME_PASSWORD", TRUSTED);
        environment.put("RENTREE_KAFKA", kafka);
        return startApplication(kind.module(), heap, servicePort, environment);
    }

    private Process startGateway() throws IOException, InterruptedException {
        var environment = common(gatewayPort);
        environment.put("RENTREE_CONSOLE_CLIENT_SECRET", "a-secret-of-this-bench-and-nobody-else");
        environment.put("RENTREE_ROUTES_" + kind.name(), service().toString());
        return startApplication("gateway", GATEWAY_HEAP, gatewayPort, environment);
    }

    private Process startApplication(
            String module, int heap, int port, Map<String, String> environment)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(java(heap));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-jar",
                        "quarkus-run.jar"));
        Path folder = root.resolve(module).resolve("target/quarkus-app");
        var process = children.start(module, folder, environment, command);
        Readiness.awaitHttp(
                process,
                children.log(module),
                URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
        return process;
    }

    private Map<String, String> common(int port) {
        var environment = new TreeMap<String, String>();
        environment.put("RENTREE_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("RENTREE_PUBLIC_URL", publicUrl());
        environment.put("RENTREE_KEYCLOAK_URL", keys.url());
        return environment;
    }

    private static List<String> java(int heapMegabytes) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError");
    }

    private String publicUrl() {
        return "http://localhost:" + gatewayPort;
    }

    public URI service() {
        return URI.create("http://127.0.0.1:" + servicePort);
    }

    public URI gateway() {
        return URI.create("http://127.0.0.1:" + gatewayPort);
    }

    public String token(String subject) {
        return keys.person(publicUrl(), ACCESS_POINT, subject);
    }

    public String operatorToken() {
        return keys.program(publicUrl(), "operations", "operator", "");
    }

    public String portalToken() {
        return keys.program(publicUrl(), "portal", "ent-portal", "\"id_ent\":\"" + ENT + "\",");
    }

    public String distributorToken() {
        String claim = "\"distributor_id\":\"" + Catalogue.DISTRIBUTOR + "\",";
        return keys.program(publicUrl(), "bookseller", "distributor", claim);
    }

    /// PostgreSQL's own user, whom no row-level security hides anything from.
    public Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://"
                        + postgres
                        + "/"
                        + kind.database()
                        + "?reWriteBatchedInserts=true",
                "postgres",
                "");
    }

    public Process serviceProcess() {
        return service;
    }

    public Process gatewayProcess() {
        return gateway;
    }

    public void restartIfDead() throws IOException, InterruptedException {
        if (!service.isAlive()) {
            service = startService();
        }
    }

    /// Kills the service as a power cut would, and starts it again.
    public void killAndRestart() throws IOException, InterruptedException {
        Children.killHard(service);
        service = startService();
    }

    @Override
    public void close() {
        keys.close();
    }
}
