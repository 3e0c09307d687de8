package fr.rentree.local.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rentree.local.Launcher;
import fr.rentree.local.settings.DataFolder;
import fr.rentree.local.settings.Port;
import fr.rentree.local.settings.Ports;
import fr.rentree.local.supervision.Board;
import fr.rentree.local.supervision.PartReport;
import fr.rentree.local.supervision.PartState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The launcher as its own process, as the script starts it, with the two parts that need nothing.
class UpAndDownTest {

    /// What a shell starts in its background ignores Ctrl-C, and hands that on to its children.
    private static final List<String> HEARING_CTRL_C =
            System.getProperty("os.name").equals("Linux")
                    ? List.of("env", "--default-signal=INT")
                    : List.of();

    private final DataFolder folder;
    private final Ports ports = Ports.free();

    UpAndDownTest() throws IOException {
        folder = new DataFolder(Files.createTempDirectory("data folder "));
    }

    @AfterEach
    void clean() throws Exception {
        run("down");
        DataFolder.delete(folder.home());
    }

    private record Outcome(int code, String output) {}

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(HEARING_CTRL_C);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Launcher.class.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RENTREE_ROOT", Path.of("../..").toRealPath().toString());
        builder.environment().put("RENTREE_HOME", folder.home().toString());
        builder.environment().put("RENTREE_PORT_BASE", Integer.toString(ports.base()));
        return builder.start();
    }

    private Outcome run(String... arguments) throws Exception {
        var process = start(arguments);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        return new Outcome(process.waitFor(), output);
    }

    private List<PartReport> reports() {
        return Board.read(folder.board());
    }

    private List<ProcessHandle> processes() {
        return reports().stream().flatMap(report -> report.process().stream()).toList();
    }

    @Test
    void up_shows_a_table_a_second_up_says_so_and_down_leaves_nothing() throws Exception {
        var up = run("up", "postgres", "kafka");

        assertThat(up.output()).contains("postgres", "kafka", "ready in", "MiB in memory");
        assertThat(up.code()).isZero();
        assertThat(run("up", "postgres").output()).contains("runs already");
        assertThat(run("status").code()).isZero();
        var processes = processes();
        assertThat(processes).hasSize(3);

        assertThat(run("down").code()).isZero();

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(run("status").output()).contains("does not run");
        assertThat(folder.postgres()).isDirectory();
        for (Port port : Port.values()) {
            assertThat(Ports.isFree(ports.of(port))).isTrue();
        }
    }

    @Test
    void a_taken_port_is_named_with_who_holds_it() throws Exception {
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        try (var _ = new ServerSocket(ports.of(Port.LICENCE), 1, loopback)) {
            var up = run("up", "postgres");

            assertThat(up.code()).isEqualTo(1);
            assertThat(up.output())
                    .contains("Port " + ports.of(Port.LICENCE) + " (licence) is taken by process ")
                    .contains(Long.toString(ProcessHandle.current().pid()))
                    .contains("RENTREE_PORT_BASE");
            assertThat(reports()).isEmpty();
        }
    }

    @Test
    void a_killed_part_comes_back_and_status_shows_it() throws Exception {
        run("up", "kafka");
        var kafka = reports().getFirst();

        kafka.process().orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        reports().getFirst().crashes() == 1
                                && reports().getFirst().state() == PartState.READY);
        assertThat(run("status").output()).contains("crashed 1 times", "ended with 137");
    }

    @Test
    void what_a_killed_supervisor_leaves_is_found_and_stopped() throws Exception {
        run("up", "postgres");
        var processes = processes();
        processes.getLast().destroyForcibly();
        await().until(() -> !processes.getLast().isAlive());

        assertThat(run("status").output()).contains("left behind");
        assertThat(run("down").output()).contains("left behind by a former run");

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void ctrl_c_stops_what_was_started() throws Exception {
        var up = start("up", "--foreground", "postgres");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> reports().stream().anyMatch(r -> r.state() == PartState.READY));
        var processes = processes();

        new ProcessBuilder("kill", "-INT", Long.toString(up.pid())).start().waitFor();
        up.getInputStream().readAllBytes();
        up.waitFor();

        assertThat(processes).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void a_part_that_cannot_start_is_told_with_its_reason_and_everything_is_stopped()
            throws Exception {
        Files.createDirectories(folder.postgres());
        Files.writeString(folder.postgres().resolve("PG_VERSION"), "9.6\n");

        var up = run("up", "postgres");

        assertThat(up.code()).isEqualTo(1);
        assertThat(up.output()).contains("Rentrée did not start").contains("    | ");
        assertThat(processes()).isEmpty();
    }

    @Test
    void reset_asks_first_and_removes_only_what_is_its_own() throws Exception {
        run("up", "postgres");
        Path foreign = folder.home().resolve("somebody else's file");
        Files.writeString(foreign, "keep");

        assertThat(run("reset").output()).contains("Nothing was removed");
        assertThat(folder.postgres()).isDirectory();

        assertThat(run("reset", "--yes").code()).isZero();
        assertThat(processes()).isEmpty();
        try (var left = Files.list(folder.home())) {
            assertThat(left).containsExactly(foreign);
        }
    }
}
