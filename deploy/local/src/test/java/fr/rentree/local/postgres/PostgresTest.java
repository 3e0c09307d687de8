package fr.rentree.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.rentree.local.settings.DataFolder;
import fr.rentree.local.settings.Installation;
import fr.rentree.local.settings.Port;
import fr.rentree.local.settings.Ports;
import fr.rentree.local.settings.Secrets;
import fr.rentree.local.settings.Settings;
import fr.rentree.local.supervision.PartState;
import fr.rentree.local.supervision.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresTest {

    private final Settings settings;
    private final Secrets secrets;
    private Supervisor supervisor;

    PostgresTest() throws IOException {
        var folder = new DataFolder(Files.createTempDirectory("data folder ")).create();
        var installation = new Installation(Path.of("../..").toAbsolutePath().normalize());
        settings = new Settings(installation, folder, Ports.free());
        secrets = settings.secrets();
        supervisor = supervisor();
    }

    private Supervisor supervisor() {
        var parts = List.of(new PostgresPart(settings, secrets, false));
        return new Supervisor(settings.folder(), List.copyOf(parts), Clock.systemUTC());
    }

    @BeforeAll
    void start() throws InterruptedException {
        supervisor.start();
        assertThat(supervisor.awaitReady(Duration.ofMinutes(1))).isTrue();
    }

    @AfterAll
    void stop() throws IOException {
        supervisor.close();
        DataFolder.delete(settings.folder().home());
    }

    private Connection connect(String database, String role) throws SQLException {
        String address = settings.ports().loopback(Port.POSTGRES);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address + "/" + database,
                role,
                secrets.of("postgres." + role));
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (var answer = connection.createStatement().executeQuery(query)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "server_version_num, 18%"
    })
    void commits_are_flushed_by_a_real_postgresql_18(String setting, String value)
            throws SQLException {
        try (var connection = connect("postgres", "postgres")) {
            String shown = ask(connection, "show " + setting);
            assertThat(shown).matches(value.replace("%", ".*"));
        }
    }

    @Test
    void the_owner_migrates_and_the_runtime_role_works_without_owning() throws SQLException {
        try (var owner = connect("licence", "licence_owner");
                var runtime = connect("licence", "licence_runtime")) {
            owner.createStatement().execute("create table seat (id bigserial primary key, n int)");

            runtime.createStatement().execute("insert into seat (n) values (1)");

            assertThat(ask(runtime, "select count(*) from seat")).isEqualTo("1");
            assertThatThrownBy(() -> runtime.createStatement().execute("drop table seat"))
                    .hasMessageContaining("must be owner");
            assertThatThrownBy(
                            () -> runtime.createStatement().execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void row_level_security_binds_both_roles() throws SQLException {
        try (var connection = connect("postgres", "postgres")) {
            String bypassing =
                    "select count(*) from pg_roles where (rolsuper or rolbypassrls or rolcreaterole)"
                            + " and rolname <> 'postgres' and rolname not like 'pg\\_%'";
            assertThat(ask(connection, bypassing)).isEqualTo("0");
        }
    }

    @Test
    void a_role_enters_no_database_but_its_own_and_nobody_without_a_password() {
        assertThatThrownBy(() -> connect("identity", "licence_runtime").close())
                .hasMessageContaining("permission denied for database");
        String url = "jdbc:postgresql://" + settings.ports().loopback(Port.POSTGRES) + "/licence";
        assertThatThrownBy(
                        () -> DriverManager.getConnection(url, "licence_runtime", "wrong").close())
                .hasMessageContaining("authentication failed");
    }

    @Test
    void a_killed_server_comes_back_with_what_was_committed() throws Exception {
        try (var owner = connect("sync", "sync_owner")) {
            owner.createStatement().execute("create table note as select 42 as n");
        }
        long pid = supervisor.reports().getFirst().pid();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(40))
                .until(() ->
                        supervisor.reports().getFirst().state() == PartState.READY
                                && supervisor.reports().getFirst().crashes() > 0);
        try (var owner = connect("sync", "sync_owner")) {
            assertThat(ask(owner, "select n from note")).isEqualTo("42");
        }
    }
}
