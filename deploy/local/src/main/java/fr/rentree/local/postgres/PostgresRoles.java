package fr.rentree.local.postgres;

import fr.rentree.local.settings.Secrets;
import fr.rentree.local.settings.Service;
import java.sql.Connection;
import java.sql.SQLException;

/// For each service a database, an owner that migrates it and a runtime role that owns nothing.
///
/// The runtime role neither owns a table nor bypasses row-level security: what a query forgets to
/// filter, PostgreSQL hides.
final class PostgresRoles {

    /// Opens a connection of the superuser to one database.
    interface Connections {
        Connection to(String database) throws SQLException;
    }

    private static final String ROLE =
            "role %s login nosuperuser nocreatedb nocreaterole nobypassrls password '%s'";

    private final Connections connections;
    private final Secrets secrets;

    PostgresRoles(Connections connections, Secrets secrets) {
        this.connections = connections;
        this.secrets = secrets;
    }

    /// Makes what is missing and sets the passwords of today: can be done at every start.
    void create() throws SQLException {
        try (var server = connections.to("postgres")) {
            role(server, "keycloak");
            database(server, "keycloak", "keycloak");
            for (Service service : Service.values()) {
                role(server, owner(service));
                role(server, runtime(service));
                database(server, service.database(), owner(service));
            }
        }
        for (Service service : Service.values()) {
            try (var database = connections.to(service.database())) {
                grant(database, service);
            }
        }
    }

    private static String owner(Service service) {
        return service.database() + "_owner";
    }

    private static String runtime(Service service) {
        return service.database() + "_runtime";
    }

    private void role(Connection server, String role) throws SQLException {
        boolean known = isThere(server, "select 1 from pg_roles where rolname = ?", role);
        String password = secrets.of("postgres." + role);
        execute(server, (known ? "alter " : "create ") + ROLE.formatted(role, password));
    }

    private static void database(Connection server, String name, String owner) throws SQLException {
        if (!isThere(server, "select 1 from pg_database where datname = ?", name)) {
            execute(server, "create database %s owner %s".formatted(name, owner));
        }
        execute(server, "revoke all on database %s from public".formatted(name));
    }

    private static void grant(Connection database, Service service) throws SQLException {
        String grants =
                """
                grant connect, temporary on database %1$s to %3$s;
                alter schema public owner to %2$s;
                revoke all on schema public from public;
                grant usage on schema public to %3$s;
                alter default privileges for role %2$s in schema public
                    grant select, insert, update, delete on tables to %3$s;
                alter default privileges for role %2$s in schema public
                    grant usage, select on sequences to %3$s;
                """;
        execute(database, grants.formatted(service.database(), owner(service), runtime(service)));
    }

    private static boolean isThere(Connection server, String query, String name)
            throws SQLException {
        try (var statement = server.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
