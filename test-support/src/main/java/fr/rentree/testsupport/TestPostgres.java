package fr.rentree.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/// A real PostgreSQL with the two roles that every service has in production.
final class TestPostgres {

    static final String OWNER = "test_owner";
    static final String RUNTIME = "test_runtime";
    static final String PASSWORD = "test";

    private TestPostgres() {}

    /// Starts a server on a free port and returns `host:port`; it lives as long as the process.
    static String start() {
        try {
            var server =
                    EmbeddedPostgres.builder()
                            .setServerConfig("max_connections", "300")
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .start();
            return "127.0.0.1:" + server.getPort();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not start for the tests", e);
        }
    }

    /// Creates an empty database owned by the owner role; the runtime role may only use it.
    static String freshDatabase(String address) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        try (var server = connect(address, "postgres")) {
            createRoles(server);
            run(server, "create database " + name + " owner " + OWNER);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for the tests at " + address, e);
        }
        try (var database = connect(address, name)) {
            run(database, "grant usage on schema public to " + RUNTIME);
            String defaults = "alter default privileges for role " + OWNER + " in schema public ";
            run(
                    database,
                    defaults + "grant select, insert, update, delete on tables to " + RUNTIME);
            run(database, defaults + "grant usage, select on sequences to " + RUNTIME);
        } catch (SQLException e) {
            throw new IllegalStateException("no privileges in " + name, e);
        }
        return name;
    }

    /// Tests change tables: a plan that a connection keeps would not know.
    static Connection connect(String address, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address + "/" + database + "?prepareThreshold=0",
                "postgres",
                "postgres");
    }

    /// Two modules may start at once: the lock makes the roles appear once.
    private static void createRoles(Connection server) throws SQLException {
        run(
                server,
                """
                do $$ begin
                  perform pg_advisory_xact_lock(20260901);
                  if not exists (select from pg_roles where rolname = '%1$s') then
                    create role %1$s login password '%3$s';
                    create role %2$s login password '%3$s';
                  end if;
                end $$
                """
                        .formatted(OWNER, RUNTIME, PASSWORD));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
