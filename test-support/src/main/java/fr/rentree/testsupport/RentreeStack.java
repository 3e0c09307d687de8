package fr.rentree.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// Gives a `@QuarkusTest` a PostgreSQL, a Kafka and a key to sign tokens with.
///
/// Servers named by `RENTREE_TEST_POSTGRES` and `RENTREE_TEST_KAFKA` (`host:port`) are used, else
/// they are started once per process. Each start gets an empty database and its own topics.
public class RentreeStack implements QuarkusTestResourceLifecycleManager {

    static final String POSTGRES = "rentree.test.postgres";
    static final String DATABASE = "rentree.test.database";
    static final String KAFKA = "rentree.test.kafka";
    static final String TOPIC_PREFIX = "rentree.test.topic-prefix";

    @Override
    public Map<String, String> start() {
        String postgres = once(POSTGRES, "RENTREE_TEST_POSTGRES", TestPostgres::start);
        String kafka = once(KAFKA, "RENTREE_TEST_KAFKA", TestKafka::start);
        String database = TestPostgres.freshDatabase(postgres);
        String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
        System.setProperty(DATABASE, database);
        System.setProperty(TOPIC_PREFIX, prefix);

        String url = "jdbc:postgresql://" + postgres + "/" + database;
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", url);
        settings.put("quarkus.datasource.username", TestPostgres.RUNTIME);
        settings.put("quarkus.datasource.password", TestPostgres.PASSWORD);
        settings.put("quarkus.flyway.jdbc-url", url);
        settings.put("quarkus.flyway.username", TestPostgres.OWNER);
        settings.put("quarkus.flyway.password", TestPostgres.PASSWORD);
        settings.put("rentree.kafka", kafka);
        settings.put("rentree.events.topic-prefix", prefix);
        settings.put("quarkus.oidc.auth-server-url", "");
        settings.put("quarkus.oidc.public-key", Tokens.publicKey());
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    /// Servers outlive the application: their addresses are kept where every class loader sees
    /// them.
    private static String once(String property, String variable, Supplier<String> start) {
        synchronized (System.class) {
            String known = System.getProperty(property);
            if (known == null) {
                String given = System.getenv(variable);
                known = given == null ? start.get() : given;
                System.setProperty(property, known);
            }
            return known;
        }
    }

    @Override
    public void stop() {
        // The servers serve the next start too and end with the process.
    }
}
