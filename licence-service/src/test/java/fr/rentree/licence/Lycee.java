package fr.rentree.licence;

import static io.restassured.RestAssured.given;

import fr.rentree.platform.school.Uai;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// A school of its own for each test: nobody else touches it, so tests share one database.
public final class Lycee {

    private static final AtomicInteger NUMBER = new AtomicInteger(100);

    public final String uai;
    public final String idEnt;
    private final String manual;
    private int people;

    public Lycee() {
        int number = NUMBER.incrementAndGet();
        uai = "%07d%s".formatted(number, Uai.checkLetter(number));
        idEnt = "ENT" + uai;
        manual = "ark:/99999/manuel-" + uai;
        Database.execute(
                """
                with school as (
                    insert into establishment (uai, version, name, access_point, id_ent, territory)
                    values (?, 1, 'LYCEE FICTIF', 'atrium', ?, 'REGION-FICTIVE')
                    returning uai),
                manual as (
                    insert into resource values (?, ?, '123456789_0000000000000000', 'EDITEUR-01',
                        'MANUAL', null, ?, '2026', 'ACCESS_POINT_AND_SCHOOL',
                        'https://acces.rentree.example/domaineGar')),
                staff as (
                    select uuidv7() as person, s.*
                      from (values ('OFFICER', 'TEACHER', 'ASSIGNMENT_OFFICER'), ('HEAD', 'HEAD', ''),
                                   ('MANAGER', 'ADMINISTRATIVE', 'RESOURCE_MANAGER'))
                           s (name, profile, permission)),
                people as (
                    insert into person (person, version, access_point, subject, status)
                    select person, 1, 'atrium', ? || name, 'ACTIVE' from staff)
                insert into place (school, person, profile, permissions)
                select uai, person, profile, string_to_array(permission, ',') from staff, school
                """,
                uai,
                idEnt,
                manual,
                "Titre de " + manual,
                manual.substring(manual.lastIndexOf('/') + 1),
                subject(""));
    }

    /// Adds a person under a subject of this school.
    public UUID person(String subject, String profile, String division, String... permissions) {
        var person = UUID.randomUUID();
        Database.execute(
                """
                with made as (
                    insert into person (person, version, access_point, subject, status)
                    values (?, 1, 'atrium', ?, 'ACTIVE') returning person)
                insert into place (school, person, profile, permissions, divisions, groups, levels)
                select ?, person, ?, string_to_array(?, ','), string_to_array(?, ','), '{}', '{}'
                  from made
                """,
                person,
                subject(subject),
                uai,
                profile,
                String.join(",", permissions),
                division);
        return person;
    }

    /// Adds pupils of one class, `ELV-0` being the school's first.
    public List<UUID> pupils(int number, String division) {
        var made =
                Database.queryStrings(
                        """
                        with made as (
                            insert into person (person, version, access_point, subject, status)
                            select uuidv7(), 1, 'atrium', ? || n, 'ACTIVE'
                              from generate_series(?::int, ?::int) n
                            returning person)
                        insert into place (school, person, profile, divisions)
                        select ?, person, 'PUPIL', array[?] from made
                        returning person::text
                        """,
                        subject("ELV-"),
                        people,
                        people + number - 1,
                        uai,
                        division);
        people += number;
        return made.stream().map(Objects::requireNonNull).map(UUID::fromString).toList();
    }

    /// Adds a pupil who holds one of five seats of the manual.
    public UUID holder(String subject) {
        var pupil = person(subject, "PUPIL", "2NDE1");
        order(manual, 5, "PUPIL");
        assign(persons(List.of(pupil)), "ALL_OR_NOTHING", manual).then().statusCode(200);
        return pupil;
    }

    public void leaves(UUID person) {
        Database.execute(
                "update person set status = 'LEFT', version = version + 1 where person = ?",
                person);
    }

    /// Seats kept for people who left, opening nothing.
    public long locked() {
        return Database.queryLong(
                "select count(*) from assignment where school = ? and locked_at is not null"
                        + " and taken_back is null",
                uai);
    }

    public static void resource(String id, String kind, String family) {
        Database.execute(
                "insert into resource values (?, ?, '123456789_0000000000000000', 'EDITEUR-01', ?,"
                        + " ?, ?, '2026', 'ACCESS_POINT_AND_SCHOOL',"
                        + " 'https://acces.rentree.example/domaineGar')",
                id,
                "Titre de " + id,
                kind,
                family,
                id.substring(id.lastIndexOf('/') + 1));
    }

    public String manual() {
        return manual;
    }

    public String anotherManual() {
        String id = manual + "-" + UUID.randomUUID();
        resource(id, "MANUAL", null);
        return id;
    }

    public String subject(String name) {
        return uai + "-" + name;
    }

    public String officer() {
        return token("OFFICER");
    }

    public String head() {
        return token("HEAD");
    }

    public String manager() {
        return token("MANAGER");
    }

    public String token(String subject) {
        return Tokens.person("atrium", subject(subject));
    }

    public UUID order(String resource, Integer seats, String... audience) {
        return order(resource, seats, LocalDate.now().minusDays(30), lastDay(), audience);
    }

    /// Places an order by the school's manager and returns the subscription it opened.
    public UUID order(
            String resource, Integer seats, LocalDate first, LocalDate last, String... audience) {
        var answer =
                place(
                        manager(),
                        UUID.randomUUID().toString(),
                        resource,
                        seats,
                        first,
                        last,
                        audience);
        answer.then().statusCode(201);
        return UUID.fromString(answer.path("subscriptions[0].subscription"));
    }

    public Response place(
            String token,
            String reference,
            String resource,
            Integer seats,
            LocalDate first,
            LocalDate last,
            String... audience) {
        return post(
                token,
                "/api/v1/orders",
                """
                {"reference":"%s","school":"%s","lines":[{"resource":"%s","seats":%s,
                 "audience":[%s],"firstDay":"%s","lastDay":"%s","renewable":true}]}
                """
                        .formatted(
                                reference,
                                uai,
                                resource,
                                seats,
                                quoted(List.of(audience)),
                                first,
                                last));
    }

    public static LocalDate lastDay() {
        return LocalDate.now().plusDays(200);
    }

    public Response assign(String population, String mode, String... resources) {
        return assignAs(officer(), population, mode, resources);
    }

    public Response assignAs(String token, String population, String mode, String... resources) {
        return post(token, "/api/v1/assignments/batches", batch(population, mode, resources));
    }

    public Response preview(String population, String... resources) {
        return post(
                officer(),
                "/api/v1/assignments/previews",
                batch(population, "ALL_OR_NOTHING", resources));
    }

    public Response takeBack(String population, String resource) {
        return post(
                officer(),
                "/api/v1/assignments/retrievals",
                "{\"school\":\"%s\",\"resource\":\"%s\",\"population\":%s}"
                        .formatted(uai, resource, population));
    }

    public static String persons(List<UUID> persons) {
        return "{\"persons\":[" + quoted(persons) + "]}";
    }

    public static Response post(String token, String path, String body) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).body(body).post(path);
    }

    public static Response get(String token, String path, Map<String, ?> query) {
        return given().auth().oauth2(token).queryParams(query).get(path);
    }

    public long held(String resource) {
        return Database.queryLong(
                "select count(*) from assignment"
                        + " where school = ? and resource = ? and taken_back is null",
                uai,
                resource);
    }

    private String batch(String population, String mode, String... resources) {
        return "{\"school\":\"%s\",\"resources\":[%s],\"population\":%s,\"mode\":\"%s\"}"
                .formatted(uai, quoted(List.of(resources)), population, mode);
    }

    private static String quoted(List<?> values) {
        var quoted = values.stream().map(value -> "\"" + value + "\"").toList();
        return String.join(",", quoted);
    }
}
