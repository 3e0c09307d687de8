package fr.rentree.licence.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import fr.rentree.licence.Lycee;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class CatalogueImportTest {

    private final GarCatalogue gar = new GarCatalogue();

    @Test
    void nothing_is_there_before_the_plan_was_approved() {
        var plan = gar.send(gar.of(3, i -> "Titre " + i));
        plan.then()
                .statusCode(201)
                .body("state", equalTo("PLANNED"))
                .body("plan.added", equalTo(4))
                .body("generatedAt", equalTo("2026-11-22T03:15:29Z"));
        assertThat(listed()).isZero();
        var applied = GarCatalogue.bring(plan);
        assertThat(applied.getString("state")).isEqualTo("APPLIED");
        assertThat(listed()).isEqualTo(4);
        Lycee.get(Tokens.operator(), "/api/v1/catalogue/members", Map.of("family", gar.family()))
                .then()
                .body("members.total", equalTo(3));
    }

    @Test
    void the_same_catalogue_again_changes_nothing_and_waits_for_nobody() {
        gar.bring(gar.of(3, i -> "Titre " + i));
        String version = version();
        gar.send(gar.of(3, i -> "Titre " + i))
                .then()
                .statusCode(201)
                .body("state", equalTo("APPLIED"))
                .body("plan.unchanged", equalTo(4))
                .body("plan.added", equalTo(0));
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void a_plan_names_what_is_new_changed_and_no_longer_there() {
        gar.bring(gar.of(3, i -> "Titre " + i));
        var plan =
                gar.send(
                        gar.xml(
                                gar.shelf(),
                                gar.resource(1, "Titre 1"),
                                gar.resource(2, "Autre titre"),
                                gar.resource(4, "Nouveau")));
        assertThat(changes(plan.path("id")))
                .containsExactly(
                        gar.id(2) + " CHANGED [title]",
                        gar.id(3) + " WITHDRAWN []",
                        gar.id(4) + " NEW []");
    }

    @Test
    void what_is_no_longer_listed_stays_and_cannot_be_ordered_until_it_returns() {
        gar.bring(gar.of(2, i -> "Titre " + i));
        gar.bring(gar.of(1, i -> "Titre " + i));
        assertThat(resource(2).getBoolean("resource.orderable")).isFalse();
        assertThat(resource(2).getBoolean("resource.subscribable")).isTrue();
        var back = gar.bring(gar.of(2, i -> "Titre " + i));
        assertThat(back.getInt("plan.returned")).isEqualTo(1);
        assertThat(resource(2).getBoolean("resource.orderable")).isTrue();
    }

    @Test
    void one_source_withdraws_nothing_of_another() {
        gar.bring(gar.of(2, i -> "Titre " + i));
        var other = new GarCatalogue();
        other.bring(other.of(2, i -> "Titre " + i));
        assertThat(listed()).isEqualTo(3);
    }

    @Test
    void many_withdrawals_must_be_meant() {
        gar.bring(gar.of(4, i -> "Titre " + i));
        var plan = gar.send(gar.of(2, i -> "Titre " + i)).jsonPath();
        GarCatalogue.approve(plan, false)
                .then()
                .statusCode(409)
                .body("type", endsWith("withdrawals-not-confirmed"))
                .body("withdrawn", equalTo(2));
        GarCatalogue.approve(plan, true).then().statusCode(202);
    }

    @Test
    void ten_bad_entries_are_all_named_and_nothing_is_kept() {
        String bad =
                IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> gar.resource(i, "T").replace("123456789_", "X_"))
                        .collect(Collectors.joining());
        gar.send(gar.xml(gar.resource(11, "Bon"), bad))
                .then()
                .statusCode(422)
                .body("type", endsWith("catalogue-refused"))
                .body("broken", equalTo(20))
                .body("findings.entry", hasItems(2, 3, 4, 5, 6, 7, 8, 9, 10, 11))
                .body("findings.rule", hasItems("siren-isni"))
                .body("findings[0].value", equalTo("X_0000000000000000"));
        assertThat(listed()).isZero();
        assertThat(traces()).isZero();
    }

    @Test
    void two_entries_of_one_id_that_differ_are_refused_and_alike_ones_are_one() {
        gar.send(gar.xml(gar.resource(1, "A"), gar.resource(1, "B")))
                .then()
                .statusCode(422)
                .body("findings.rule", contains("duplicate"))
                .body("findings[0].value", equalTo("1, 2"));
        var alike = gar.bring(gar.xml(gar.shelf(), gar.resource(1, "A"), gar.resource(1, "A")));
        assertThat(alike.getInt("plan.added")).isEqualTo(2);
        assertThat(warnings(alike)).contains("duplicate");
    }

    @Test
    void odd_families_are_kept_and_told() {
        var odd =
                gar.bring(
                        gar.xml(
                                gar.resource(
                                        gar.id(1),
                                        "Seule",
                                        "<membreFamille>" + gar.id(1) + "</membreFamille>"),
                                gar.resource(
                                        gar.id(2),
                                        "Étagère d'étagère",
                                        "<mereFamille>true</mereFamille><membreFamille>"
                                                + gar.id(1)
                                                + "</membreFamille>"),
                                gar.resource(
                                        gar.id(3),
                                        "Orpheline",
                                        "<membreFamille>ark:/99999/nulle-part</membreFamille>"),
                                gar.resource(
                                        gar.id(4),
                                        "Perdue",
                                        "<membreFamille>" + gar.id(3) + "</membreFamille>"),
                                gar.resource(
                                        "http://manuels.example/" + gar.source, "Adresse", "")));
        assertThat(warnings(odd))
                .containsExactlyInAnyOrder(
                        "family-names-itself",
                        "family-of-family",
                        "family-unknown",
                        "not-a-family",
                        "id-not-ark");
        assertThat(resource(1).getString("resource.kind")).isEqualTo("FAMILY");
    }

    @Test
    void a_family_that_goes_while_its_members_stay_is_told() {
        gar.bring(gar.of(2, i -> "Titre " + i));
        var plan = gar.send(gar.xml(gar.resource(1, "Titre 1"), gar.resource(2, "Titre 2")));
        assertThat(warnings(plan.jsonPath())).containsExactly("family-gone");
    }

    @Test
    void work_edition_and_address_that_an_operator_stated_stay() {
        gar.bring(gar.of(1, i -> "Titre " + i));
        given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body(
                        "[{\"id\":\"%s\",\"work\":\"oeuvre\",\"edition\":\"2026\",\"shown\":true}]"
                                .formatted(gar.id(1)))
                .patch("/api/v1/catalogue/resources")
                .then()
                .statusCode(200);
        gar.bring(gar.of(1, i -> "Nouveau titre " + i));
        assertThat(resource(1).getString("resource.work")).isEqualTo("oeuvre");
        assertThat(resource(1).getString("resource.edition")).isEqualTo("2026");
        assertThat(resource(1).getString("resource.title")).isEqualTo("Nouveau titre 1");
    }

    @Test
    void a_missing_publisher_name_is_taken_from_where_it_stands() {
        gar.bring(
                gar.xml(
                        gar.shelf(),
                        gar.resource(1, "Sans nom")
                                .replace("<nomEditeur>EDITEUR-01</nomEditeur>", "")));
        assertThat(resource(1).getString("resource.publisherName")).isEqualTo("EDITEUR-01");
    }

    @Test
    void eight_senders_of_one_file_at_once_send_one_import() throws Exception {
        String file = gar.of(50, i -> "Titre " + i);
        try (var clients = Executors.newFixedThreadPool(8)) {
            Callable<String> send =
                    () -> gar.send(file).then().statusCode(201).extract().path("id");
            var ids =
                    clients.invokeAll(java.util.Collections.nCopies(8, send)).stream()
                            .map(java.util.concurrent.Future::resultNow)
                            .distinct()
                            .toList();
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void of_two_plans_approved_at_once_the_second_is_planned_again() throws Exception {
        var one = gar.send(gar.xml(gar.shelf(), gar.resource(1, "A"))).jsonPath();
        var articles = new GarCatalogue();
        var other =
                GarCatalogue.send(
                                gar.xml(gar.shelf(), gar.resource(1, "B")),
                                Map.of("source", articles.source))
                        .jsonPath();
        try (var clients = Executors.newFixedThreadPool(2)) {
            clients.invokeAll(
                    Stream.of(one, other)
                            .map(plan -> (Callable<?>) () -> GarCatalogue.approve(plan, true))
                            .toList());
        }
        var states =
                Stream.of(one, other)
                        .map(plan ->
                                org.awaitility.Awaitility.await()
                                        .until(
                                                () ->
                                                        GarCatalogue.one(plan.getString("id"))
                                                                .jsonPath()
                                                                .getString("state"),
                                                state -> !state.equals("APPLYING")))
                        .toList();
        assertThat(states).containsExactlyInAnyOrder("APPLIED", "PLANNED");
    }

    @Test
    void a_newer_file_takes_the_place_of_a_plan_that_waits() {
        var old = gar.send(gar.of(1, i -> "Titre " + i)).jsonPath();
        gar.send(gar.of(2, i -> "Titre " + i)).then().statusCode(201);
        GarCatalogue.approve(old, true)
                .then()
                .statusCode(409)
                .body("type", endsWith("import-superseded"));
    }

    @Test
    void an_import_that_breaks_off_half_way_changed_nothing_and_is_done_again() {
        var plan = gar.send(gar.of(3, i -> "Titre " + i)).jsonPath();
        Database.execute(
                "create or replace function break_off() returns trigger language plpgsql as"
                        + " $$ begin if new.id = '%s' then raise exception 'broken off'; end if; return new; end $$"
                                .formatted(gar.id(3)));
        Database.execute(
                "create trigger break_off before insert on resource for each row execute function"
                        + " break_off()");
        try {
            GarCatalogue.approve(plan, true).then().statusCode(202);
            org.awaitility.Awaitility.await()
                    .until(
                            () ->
                                    Database.queryString(
                                            "select coalesce(lease_until::text, '') from"
                                                    + " catalogue_import where id = ?::uuid",
                                            plan.getString("id")),
                            lease -> !lease.isEmpty());
            assertThat(listed()).isZero();
        } finally {
            Database.execute("drop trigger break_off on resource");
        }
        Database.execute(
                "update catalogue_import set lease_until = null where id = ?::uuid",
                plan.getString("id"));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> listed() == 4);
    }

    @Test
    void a_file_with_a_dtd_or_cut_in_the_middle_leaves_no_trace() {
        String file = gar.of(2, i -> "Titre " + i);
        gar.send("<!DOCTYPE r SYSTEM \"x\">" + file)
                .then()
                .statusCode(422)
                .body("type", endsWith("file-with-dtd"));
        gar.send(file.substring(0, file.length() - 40))
                .then()
                .statusCode(422)
                .body("type", endsWith("file-unreadable"));
        gar.send(gar.xml()).then().statusCode(422).body("type", endsWith("catalogue-empty"));
        assertThat(traces()).isZero();
    }

    @Test
    void json_and_gzip_are_taken_too() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(
                    """
                    [null,{"dateGeneration":" 2026-11-22T03:15:29Z","ressourceDiffusable":[
                     {"idRessource":"%s","nomRessource":"J","idEditeur":"123456789_0000000000000000","nomEditeur":null,
                      "distributeursCom":[{"distributeurCom":"234567890_0000000000000000"}],"inconnu":[1],
                      "distributeurTech":"123456789_0000000000000000","affichable":true,"diffusable":false}]}]
                    """
                            .formatted(gar.id(1))
                            .getBytes(StandardCharsets.UTF_8));
        }
        GarCatalogue.bring(GarCatalogue.send(bytes.toByteArray(), Map.of("source", gar.source)));
        assertThat(resource(1).getBoolean("resource.orderable")).isFalse();
        assertThat(resource(1).getList("resource.distributors"))
                .isEqualTo(List.of("234567890_0000000000000000"));
    }

    @Test
    void a_whole_country_s_catalogue_is_planned_and_applied_in_seconds() {
        var file = gar.of(6_706, i -> "Manuel d'exemple " + i);
        long start = System.nanoTime();
        var applied = gar.bring(file);
        assertThat(applied.getInt("plan.added")).isEqualTo(6_707);
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
        var again =
                gar.send(gar.of(6_706, i -> i == 77 ? "Autre" : "Manuel d'exemple " + i))
                        .jsonPath();
        assertThat(again.getInt("plan.changed")).isEqualTo(1);
        assertThat(again.getInt("plan.unchanged")).isEqualTo(6_706);
    }

    @Test
    void only_operators_import() {
        var lycee = new Lycee();
        for (String token :
                List.of(
                        Tokens.distributor("234567890_0000000000000000"),
                        Tokens.entPortal("ENT"),
                        lycee.manager())) {
            given().auth()
                    .oauth2(token)
                    .body("x")
                    .post("/api/v1/catalogue/imports")
                    .then()
                    .statusCode(403);
            given().auth().oauth2(token).get("/api/v1/catalogue/imports").then().statusCode(403);
        }
        given().body("x").post("/api/v1/catalogue/imports").then().statusCode(401);
        GarCatalogue.one("01990000-0000-7000-8000-000000000000").then().statusCode(404);
        GarCatalogue.send("x", Map.of("source", "pas une source")).then().statusCode(400);
        GarCatalogue.send("x", Map.of("format", "PDF")).then().statusCode(400);
    }

    private JsonPath resource(int number) {
        return Lycee.get(
                        Tokens.operator(),
                        "/api/v1/catalogue/resources/" + gar.id(number),
                        Map.of())
                .jsonPath();
    }

    private List<String> changes(String id) {
        return given()
                .auth()
                .oauth2(Tokens.operator())
                .get("/api/v1/catalogue/imports/" + id + "/changes")
                .jsonPath()
                .getList("items", Change.class)
                .stream()
                .map(change -> change.key() + " " + change.change() + " " + change.fields())
                .toList();
    }

    private static List<String> warnings(JsonPath plan) {
        return given().auth()
                .oauth2(Tokens.operator())
                .get("/api/v1/catalogue/imports/" + plan.getString("id") + "/warnings")
                .jsonPath()
                .getList("items.finding.rule", String.class);
    }

    private long listed() {
        return Database.queryLong(
                "select count(*) from resource where source = ? and withdrawn_at is null",
                gar.source);
    }

    private long traces() {
        return Database.queryLong(
                "select count(*) from catalogue_import where source = ?", gar.source);
    }

    private static String version() {
        return Database.queryString("select version from catalogue_state");
    }
}
