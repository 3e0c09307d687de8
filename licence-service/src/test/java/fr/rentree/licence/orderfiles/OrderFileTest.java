package fr.rentree.licence.orderfiles;

import static fr.rentree.licence.Lycee.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import fr.rentree.licence.Bookshop;
import fr.rentree.licence.Lycee;
import fr.rentree.platform.school.Uai;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Order files as booksellers send them (formats.md 9.1).
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class OrderFileTest {

    private static final String HEADER =
            "ID unique;Date;Nom étab;UAI de l'étab;Adresse de livraison;Nom commande;Campagne;"
                    + "EAN de la ressource;Titre de la ressource;Editeur;Distributeur;Numerique;"
                    + "Id de l'offre choisie;Type;Reassort;Quantité;Prix HT de la ressource;"
                    + "Part prix 5,5%;Part prix 20%;Prix unitaire TTC;Montant total HT;"
                    + "Prix total TTC;Commentaire;2nde Generale;2nde Technologique";
    private static final String PATH = "/api/v1/orders/files";

    private final Lycee school = new Lycee();
    private final Bookshop shop = new Bookshop(school);

    @Test
    void a_file_becomes_orders_with_free_licences_visible_at_once() {
        var other = new Lycee();
        sendLines(line("1", 120), line("2", 30, other, "Panier B"), printed("3"))
                .then()
                .statusCode(200)
                .body("placed", equalTo(2))
                .body("orders.reference", containsInAnyOrder("Panier A", "Panier B"));
        get(school.head(), "/api/v1/subscriptions", Map.of("school", school.uai))
                .then()
                .body("items.seats", contains(120, 4))
                .body("items.resource", contains(school.manual(), shop.teachersManual))
                .body("items.lastDay", everyItem(endsWith("-08-15")));
        get(other.head(), "/api/v1/subscriptions", Map.of("school", other.uai))
                .then()
                .body("items.seats", contains(30, 1));
    }

    @Test
    void a_plan_shows_the_same_and_orders_nothing() {
        var plan = send("/plans", file(line("1", 120), line("2", 30)));
        plan.then()
                .statusCode(200)
                .body("orderCount", equalTo(1))
                .body("seats", equalTo(150))
                .body("freeSeats", equalTo(5))
                .body("withoutTaxCents", equalTo(150 * 1250))
                .body("withTaxCents", equalTo(150 * 1326));
        assertThat(orders()).isZero();
        shop.gives("{10}", "{1}");
        send("?plan=" + plan.path("plan"), file(line("1", 120), line("2", 30)))
                .then()
                .statusCode(409)
                .body("type", endsWith("plan-changed"));
        assertThat(orders()).isZero();
        shop.gives("{30}", "{1}");
        send("?plan=" + plan.path("plan"), file(line("1", 120), line("2", 30)))
                .then()
                .statusCode(200);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void a_file_with_ten_bad_lines_names_all_ten_and_orders_nothing() {
        var lines = new ArrayList<String>();
        lines.add(line("ok-1", 30));
        lines.add(line("1", 30).replace(";30;12,50", ";trente;12,50"));
        lines.add(line("2", 30).replace(school.uai, "0000001A"));
        lines.add(line("3", 30).replace(";12,50;12,00", ";12,50;11,00"));
        lines.add(line("4", 30).replace(";13,26;", ";15,00;"));
        lines.add(line("5", 30).replace(";375,00;", ";374,99;"));
        lines.add(line("6", 30).replace(";397,80;", ";400,00;"));
        lines.add(line("7", 30).replace(shop.ean, "9789999999999").replace(shop.offer, ""));
        lines.add(line("8", 30).replace(school.uai, "0999999" + Uai.checkLetter(999_999)));
        lines.add(line("9", 30).replace("2026-06-01", "hier"));
        lines.add(line("10", 30).replace(";12,50;12,00", ";12,505;12,00"));
        lines.add(line("ok-2", 30));
        send(file(lines.toArray(String[]::new)))
                .then()
                .statusCode(422)
                .body("type", endsWith("order-file-refused"))
                .body("badLineCount", equalTo(10))
                .body("badLines.line", contains(3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
                .body("badLines[0].column", equalTo("Quantité"))
                .body("badLines[0].value", equalTo("trente"))
                .body("badLines[6].rule", equalTo("unknown-resource"))
                .body("badLines[6].column", equalTo("EAN de la ressource"))
                .body("badLines[7].rule", equalTo("unknown-school"))
                .body("badLines.remedy", not(hasItem("")));
        assertThat(orders()).isZero();
    }

    @Test
    void the_same_file_sent_by_many_clients_at_once_is_ordered_once() throws Exception {
        var file = file(line("1", 120), line("2", 30), line("3", 30, school, "Panier C"));
        Callable<Response> send = () -> send(file);
        try (var clients = Executors.newFixedThreadPool(6)) {
            int placed = 0;
            for (var answer : clients.invokeAll(Collections.nCopies(12, send))) {
                answer.get().then().statusCode(200);
                placed += answer.get().<Integer>path("placed");
            }
            assertThat(placed).isEqualTo(2);
        }
        assertThat(orders()).isEqualTo(2);
        assertThat(
                        Database.queryLong(
                                "select count(*) from subscription where school = ?", school.uai))
                .isEqualTo(5);
    }

    @Test
    void files_that_share_orders_in_another_order_do_not_wait_for_one_another_for_ever()
            throws Exception {
        var lines =
                IntStream.range(0, 20)
                        .mapToObj(n -> line("L" + n, 30, school, "Panier " + n))
                        .collect(Collectors.toCollection(ArrayList::new));
        var backwards = lines.reversed();
        List<Callable<Response>> sends =
                List.of(
                        () -> send(file(lines.toArray(String[]::new))),
                        () -> send(file(backwards.toArray(String[]::new))));
        try (var clients = Executors.newFixedThreadPool(2)) {
            for (var answer : clients.invokeAll(sends)) {
                answer.get().then().statusCode(200);
            }
        }
        assertThat(orders()).isEqualTo(20);
    }

    @Test
    void a_reference_that_stands_for_something_else_refuses_the_whole_file() {
        sendLines(line("1", 120)).then().statusCode(200);
        sendLines(line("1", 121), line("9", 30, school, "Panier neuf"))
                .then()
                .statusCode(422)
                .body("badLines.rule", contains("reference-used"))
                .body("badLines.column", contains("Nom commande"));
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void free_lines_in_the_file_must_be_those_that_were_earned() {
        sendLines(line("1", 120), free("F1_1", 4)).then().statusCode(200);
        sendLines(line("2", 120, school, "B"), free("F2_1", 5, "B"))
                .then()
                .statusCode(422)
                .body("badLines.rule", contains("free-differs"));
        sendLines(line("3", 20, school, "C"), free("F3_1", 1, "C"))
                .then()
                .statusCode(422)
                .body("badLines.rule", contains("free-not-earned"));
        assertThat(
                        Database.queryStrings(
                                "select name from order_line where school = ? and earned",
                                school.uai))
                .containsExactly("F1_1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "not-utf-8, ISO-8859-1",
        "column-missing, UTF-8",
        "no-lines, UTF-8",
        "too-many-lines, UTF-8"
    })
    void a_file_that_cannot_be_read_says_why(String rule, String encoding) throws Exception {
        String text =
                switch (rule) {
                    case "column-missing" -> file(line("1", 30)).replace("Quantité", "Nombre");
                    case "no-lines" -> HEADER + "\n";
                    case "too-many-lines" -> HEADER + "\n" + (printed("1") + "\n").repeat(10_001);
                    default -> file(line("1", 30));
                };
        send("", text.getBytes(encoding))
                .then()
                .statusCode(422)
                .body("badLines.rule", contains(rule));
    }

    @Test
    void who_may_order_for_a_school_orders_for_that_school_only() {
        var file = file(line("1", 120));
        sendAs(school.manager(), "?seller=" + shop.id, file).then().statusCode(200);
        sendAs(new Lycee().manager(), "", file)
                .then()
                .statusCode(422)
                .body("badLines.rule", hasItem("unknown-school"));
        sendAs(school.officer(), "", file).then().statusCode(403);
        school.pupils(1, "2NDE1");
        sendAs(school.token("ELV-0"), "", file).then().statusCode(403);
        assertThat(orders()).isEqualTo(1);
    }

    private Response sendLines(String... lines) {
        return send("", file(lines));
    }

    private Response send(String file) {
        return send("", file);
    }

    private Response send(String path, String file) {
        return sendAs(shop.token(), path, file);
    }

    private static Response sendAs(String token, String path, String file) {
        return sendAs(token, path, ("\ufeff" + file).getBytes(StandardCharsets.UTF_8));
    }

    private Response send(String path, byte[] file) {
        return sendAs(shop.token(), path, file);
    }

    private static Response sendAs(String token, String path, byte[] file) {
        return given().auth()
                .oauth2(token)
                .contentType("text/csv")
                .accept(ContentType.JSON)
                .body(file)
                .post(PATH + path);
    }

    private static String file(String... lines) {
        return HEADER + "\r\n" + String.join("\r\n", lines) + "\r\n";
    }

    private String line(String id, int quantity) {
        return line(id, quantity, school, "Panier A");
    }

    private String line(String id, int quantity, Lycee lycee, String order) {
        return String.join(
                ";",
                id,
                "2026-06-01",
                "LYCEE FICTIF",
                lycee.uai,
                "1 rue de l'Exemple",
                order,
                "2026",
                shop.ean,
                "\"Manuel; d'exemple\"",
                "EDITEUR-01",
                "DISTRIBUTEUR-01",
                "Oui",
                shop.offer,
                "numerique",
                "Non",
                String.valueOf(quantity),
                "12,50",
                "12,00",
                "0,50",
                "13,26",
                euros(quantity * 1250),
                euros(quantity * 1326),
                "",
                "120",
                "");
    }

    private String free(String id, int quantity) {
        return free(id, quantity, "Panier A");
    }

    private String free(String id, int quantity, String order) {
        return line(id, quantity, school, order)
                .replace(shop.ean, shop.teachersEan)
                .replace(shop.offer, "")
                .replaceAll(";12,50;.*", ";0;;;;0;0;;;");
    }

    private String printed(String id) {
        return line(id, 10).replace(";Oui;", ";Non;");
    }

    private static String euros(int cents) {
        return "%d,%02d".formatted(cents / 100, cents % 100);
    }

    private long orders() {
        return Database.queryLong("select count(*) from school_order where school = ?", school.uai);
    }
}
