package fr.rentree.bench.licence;

import fr.rentree.bench.stack.ServiceStack;
import fr.rentree.bench.wire.Wire;
import fr.rentree.e2e.client.Patience;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Schools as the roster's consumer would write them, and manuals ordered for them through the API.
final class Region {

    private static final String ESTABLISHMENTS =
            """
            insert into establishment (uai, version, name, access_point, id_ent, territory)
            select uai, 1, 'Lycée ' || number, '%s', '%s', '000' from unnest(?, ?) s(number, uai)
            """
                    .formatted(ServiceStack.ACCESS_POINT, ServiceStack.ENT);
    private static final String PERSONS =
            """
            insert into person (person, version, access_point, subject, status)
            select %s, 1, '%s', 'BENCH-' || s.number || '-' || k, 'ACTIVE'
              from unnest(?, ?) s(number, uai), generate_series(0, ?) k
            """
                    .formatted(School.idSql(), ServiceStack.ACCESS_POINT);
    private static final String PLACES =
            """
            insert into place (school, person, profile, permissions, divisions, levels)
            select s.uai, %s, case k when 0 then 'TEACHER' else 'PUPIL' end,
                   case k when 0 then '{ASSIGNMENT_OFFICER}'::text[] else '{}' end,
                   case k when 0 then '{}'::text[] else array['CLASS' || k / 30] end, '{}'
              from unnest(?, ?) s(number, uai), generate_series(0, ?) k
            """
                    .formatted(School.idSql());

    private static final LocalDate TODAY = LocalDate.now(Clock.systemDefaultZone());

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ServiceStack stack;
    private int schools;
    private int titles;

    Region(ServiceStack stack) {
        this.stack = stack;
    }

    /// New schools, with so many pupils each.
    List<School> schools(int count, int pupils) throws SQLException {
        int first = schools + 1;
        schools += count;
        var numbers = IntStream.rangeClosed(first, schools).boxed().toList();
        try (var database = stack.database()) {
            var numbersArray = database.createArrayOf("int4", numbers.toArray());
            var uais = database.createArrayOf("text", numbers.stream().map(School::uai).toArray());
            for (String sql : List.of(ESTABLISHMENTS, PERSONS, PLACES)) {
                try (var statement = database.prepareStatement(sql)) {
                    statement.setArray(1, numbersArray);
                    statement.setArray(2, uais);
                    if (!sql.equals(ESTABLISHMENTS)) {
                        statement.setInt(3, pupils);
                    }
                    statement.executeUpdate();
                }
            }
        }
        return numbers.stream().map(number -> school(number, pupils)).toList();
    }

    private School school(int number, int pupils) {
        String officer = stack.token(School.subject(number, 0));
        return new School(number, School.uai(number), pupils, bearer(officer));
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    /// New titles in the catalogue.
    List<String> titles(int count) throws IOException {
        var ids = new ArrayList<String>();
        var entries = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            titles++;
            ids.add("ark:/99999/bench-" + titles);
            entries.add(
                    """
                    {"id":"ark:/99999/bench-%1$d","title":"Manuel %1$d","publisherId":"100000001_0000000000000001",\
                    "publisherName":"EDITEUR-01","kind":"MANUAL","family":null,"work":"bench-%1$d","edition":"2026",\
                    "continuity":"ACCESS_POINT_AND_SCHOOL","accessUrl":"https://acces.rentree.example/domaineGar"}\
                    """
                            .formatted(titles));
        }
        try (var wire = new Wire(stack.service())) {
            wire.put(
                            "/api/v1/catalogue/resources",
                            "[" + String.join(",", entries) + "]",
                            bearer(stack.operatorToken()),
                            key())
                    .expect(200, 201, 204);
        }
        return ids;
    }

    /// A seat of each title for each pupil of the school.
    void order(Wire wire, School school, List<String> ids) throws IOException {
        String lines =
                ids.stream()
                        .map(id ->
                                """
                                {"resource":"%s","seats":%d,"audience":["PUPIL"],"firstDay":"%s",\
                                "lastDay":"%s","renewable":true}\
                                """
                                        .formatted(id, school.pupils(), TODAY, TODAY.plusDays(300)))
                        .collect(Collectors.joining(","));
        wire.post(
                        "/api/v1/orders",
                        "{\"reference\":\"%s\",\"school\":\"%s\",\"lines\":[%s]}"
                                .formatted(UUID.randomUUID(), school.uai(), lines),
                        bearer(stack.distributorToken()),
                        key())
                .expect(201);
    }

    /// Gives every pupil of the school a seat of each title; returns how many were given.
    int assign(Wire wire, School school, List<String> ids) throws IOException {
        var reply =
                wire.post(
                                "/api/v1/assignments/batches",
                                """
                                {"school":"%s","resources":["%s"],"population":{"profile":"PUPIL"},\
                                "mode":"ALL_OR_NOTHING","origin":"API"}\
                                """
                                        .formatted(school.uai(), String.join("\",\"", ids)),
                                school.officer(),
                                key())
                        .expect(200);
        int given = reply.count("\"added\":" + school.pupils() + ",") * school.pupils();
        if (given != school.pupils() * ids.size()) {
            throw new IllegalStateException("not all given: " + reply.text());
        }
        return given;
    }

    /// Returns once every event is with Kafka.
    void awaitEvents() throws SQLException {
        try (var database = stack.database();
                var left = database.prepareStatement("select 1 from outbox limit 1")) {
            new Patience(LIMIT, PAUSE)
                    .await("the events to be with Kafka", () -> whetherNone(left));
        }
    }

    private static Optional<Boolean> whetherNone(PreparedStatement rows) {
        try (var found = rows.executeQuery()) {
            return found.next() ? Optional.empty() : Optional.of(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As after the nightly work of PostgreSQL.
    void settle() throws SQLException {
        try (var database = stack.database();
                var statement = database.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private static String key() {
        return "Idempotency-Key: " + UUID.randomUUID();
    }
}
