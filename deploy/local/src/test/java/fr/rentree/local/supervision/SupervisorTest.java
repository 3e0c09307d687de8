package fr.rentree.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.rentree.local.settings.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    private final Path home;
    private final DataFolder folder;

    SupervisorTest(@TempDir Path home) throws IOException {
        this.home = home;
        folder = new DataFolder(home).create();
    }

    /// A shell that says when it starts and answers once its file is there.
    private final class Script implements Part {

        private final String name;
        private final String text;
        private final Set<String> needs;

        Script(String name, String text, String... needs) {
            this.name = name;
            this.text = text;
            this.needs = Set.of(needs);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String address() {
            return "nowhere";
        }

        @Override
        public Set<String> needs() {
            return needs;
        }

        @Override
        public ProcessBuilder command() throws IOException {
            Files.deleteIfExists(home.resolve(name + ".ready"));
            String script = "echo %s >>\"$1/order\"; touch \"$1/%s.ready\"; %s";
            return new ProcessBuilder(
                    "sh", "-c", script.formatted(name, name, text), "sh", home.toString());
        }

        @Override
        public boolean answers() {
            return Files.exists(home.resolve(name + ".ready"));
        }
    }

    private Supervisor supervisor(Part... parts) {
        return new Supervisor(folder, List.of(parts), Clock.systemUTC());
    }

    private PartReport report(Supervisor supervisor, String name) {
        return supervisor.reports().stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_part_starts_after_those_it_needs() throws Exception {
        try (var supervisor =
                supervisor(
                        new Script("third", "exec sleep 60", "second"),
                        new Script("second", "exec sleep 60", "first"),
                        new Script("first", "exec sleep 60"))) {
            supervisor.start();

            assertThat(supervisor.awaitReady(Duration.ofSeconds(20))).isTrue();
            assertThat(Files.readAllLines(home.resolve("order")))
                    .containsExactly("first", "second", "third");
        }
    }

    @Test
    void a_killed_part_is_started_again_and_that_is_told() throws Exception {
        try (var supervisor = supervisor(new Script("service", "exec sleep 60"))) {
            supervisor.start();
            assertThat(supervisor.awaitReady(Duration.ofSeconds(20))).isTrue();
            long first = report(supervisor, "service").pid();

            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            report(supervisor, "service").state() == PartState.READY
                                    && report(supervisor, "service").crashes() == 1);
            assertThat(report(supervisor, "service").pid()).isNotEqualTo(first);
            assertThat(report(supervisor, "service").lastCrash()).contains("ended with 137");
        }
    }

    @Test
    void a_part_that_always_fails_is_tried_with_growing_pauses() {
        assertThat(SupervisedPart.pauseAfter(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(SupervisedPart.pauseAfter(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(SupervisedPart.pauseAfter(50)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void closing_leaves_no_process_not_even_children() throws Exception {
        var supervisor = supervisor(new Script("parent", "sleep 61 & wait"));
        supervisor.start();
        assertThat(supervisor.awaitReady(Duration.ofSeconds(20))).isTrue();
        var parent = ProcessHandle.of(report(supervisor, "parent").pid()).orElseThrow();
        await().until(() -> parent.descendants().findAny().isPresent());
        var family = parent.descendants().toList();

        supervisor.close();

        await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(parent.isAlive()).isFalse();
        assertThat(Board.read(folder.board()))
                .allMatch(report -> report.state() == PartState.STOPPED);
    }

    @Test
    void what_a_part_prints_is_in_its_log() throws Exception {
        try (var supervisor = supervisor(new Script("talker", "echo bonjour; exec sleep 60"))) {
            supervisor.start();

            await().until(() ->
                    LogFile.tail(folder.log("talker"), 5).stream().anyMatch("bonjour"::equals));
        }
    }

    @Test
    void a_process_that_took_over_a_number_is_not_taken_for_the_part() {
        var self = ProcessHandle.current();
        var longAgo = self.info().startInstant().orElseThrow().minus(Duration.ofDays(1));
        var report = PartReport.of("old", self.pid(), longAgo);

        assertThat(report.process()).isEmpty();
        assertThat(PartReport.fromLine(report.toLine())).isEqualTo(report);
    }
}
