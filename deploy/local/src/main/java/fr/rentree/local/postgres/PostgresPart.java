package fr.rentree.local.postgres;

import fr.rentree.local.settings.DataFolder;
import fr.rentree.local.settings.Port;
import fr.rentree.local.settings.Secrets;
import fr.rentree.local.settings.Settings;
import fr.rentree.local.supervision.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/// One cluster that flushes every commit to disk, made at the first start.
public final class PostgresPart implements Part {

    private static final String SUPERUSER = "postgres";

    private final Settings settings;
    private final Secrets secrets;

    /// Whether whoever reaches the port is believed: for the throw-away cluster of the tests.
    private final boolean trusting;

    public PostgresPart(Settings settings, Secrets secrets, boolean trusting) {
        this.settings = settings;
        this.secrets = secrets;
        this.trusting = trusting;
    }

    @Override
    public String name() {
        return Port.POSTGRES.part();
    }

    @Override
    public String address() {
        return settings.ports().loopback(Port.POSTGRES);
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public ProcessBuilder command() throws IOException {
        Path programs = new PostgresBinaries(settings.installation().cache()).unpacked();
        Path data = settings.folder().postgres();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(programs, data);
        }
        var command = new ArrayList<>(PostgresUser.prefix());
        command.add(programs.resolve("bin").resolve("postgres").toString());
        command.addAll(List.of("-D", data.toString()));
        serverSettings().forEach(setting -> command.addAll(List.of("-c", setting)));
        return plain(command);
    }

    private List<String> serverSettings() {
        return List.of(
                "port=" + settings.ports().of(Port.POSTGRES),
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=300",
                "shared_buffers=128MB",
                "jit=off",
                "log_timezone=Europe/Paris");
    }

    private void initialise(Path programs, Path data) throws IOException {
        Files.createDirectories(data.toAbsolutePath().getParent());
        Path unfinished = data.resolveSibling("postgres.new");
        DataFolder.delete(unfinished);
        Path password = passwordFile();
        var command = new ArrayList<>(PostgresUser.prefix());
        command.add(programs.resolve("bin").resolve("initdb").toString());
        command.addAll(List.of("-D", unfinished.toString(), "-U", SUPERUSER, "-E", "UTF8"));
        command.addAll(List.of("--locale=C", "--locale-provider=builtin"));
        command.addAll(List.of("--builtin-locale=C.UTF-8", "--pwfile=" + password));
        command.addAll(List.of("-A", trusting ? "trust" : "scram-sha-256"));
        try {
            run(plain(command));
            Files.move(unfinished, data);
        } finally {
            Files.delete(password);
        }
    }

    private Path passwordFile() throws IOException {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path file = Files.createTempFile(settings.folder().home(), "initdb", "", ownerOnly);
        return Files.writeString(file, secrets.of("postgres." + SUPERUSER));
    }

    /// Messages in English and files in UTF-8, whatever the terminal of the one who starts it.
    private static ProcessBuilder plain(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static void run(ProcessBuilder builder) throws IOException {
        var process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException("initdb failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL was set up", e);
        }
    }

    @Override
    public boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void completeStart() throws IOException {
        try {
            new PostgresRoles(this::connect, secrets).create();
        } catch (SQLException e) {
            throw new IOException("roles and databases could not be made", e);
        }
    }

    private Connection connect(String database) throws SQLException {
        var who = new Properties();
        who.setProperty("user", SUPERUSER);
        who.setProperty("password", secrets.of("postgres." + SUPERUSER));
        who.setProperty("loginTimeout", "2");
        return DriverManager.getConnection("jdbc:postgresql://" + address() + "/" + database, who);
    }

    /// SIGTERM would wait for every client; SIGINT ends their sessions and writes a checkpoint.
    @Override
    public void requestStop(Process process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        } catch (IOException e) {
            process.destroy();
        }
    }
}
