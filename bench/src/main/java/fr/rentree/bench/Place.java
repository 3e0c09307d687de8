package fr.rentree.bench;

import fr.rentree.e2e.client.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Where the local platform's servers are: at fixed distances from the gateway's port.
record Place(Settings settings) {

    private static final int POSTGRES = 7;
    private static final int KAFKA = 8;

    Connection database(String name) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port(POSTGRES) + "/" + name,
                "postgres",
                settings.secret("postgres.postgres"));
    }

    String kafka() {
        return "127.0.0.1:" + port(KAFKA);
    }

    private int port(int distance) {
        return settings.gateway().getPort() + distance;
    }
}
