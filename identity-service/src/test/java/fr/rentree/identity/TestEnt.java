package fr.rentree.identity;

import static io.restassured.RestAssured.given;

import fr.rentree.platform.school.Uai;
import fr.rentree.testsupport.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// An ENT of its own for a test: nobody else's schools, people or imports.
public record TestEnt(String alias, String idEnt) {

    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    /// Opens an access point, as an operator does.
    public static TestEnt open() {
        int number = NUMBERS.incrementAndGet();
        return open("ent-" + number, "ENTTEST" + number);
    }

    public static TestEnt open(String alias, String idEnt) {
        given().auth()
                .oauth2(Tokens.operator())
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "idEnt",
                                idEnt,
                                "name",
                                "Portail " + alias,
                                "protocol",
                                "OIDC",
                                "territory",
                                "REGION-FICTIVE"))
                .put("/api/v1/access-points/{alias}", alias)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
        return new TestEnt(alias, idEnt);
    }

    /// A school that no other test has.
    public static String school() {
        int number = NUMBERS.incrementAndGet();
        return "%07d%s".formatted(number, Uai.checkLetter(number));
    }

    public RequestSpecification portal() {
        return given().auth().oauth2(Tokens.entPortal(idEnt));
    }

    public RequestSpecification person(String subject) {
        return given().auth().oauth2(Tokens.person(alias, subject));
    }

    /// A delivery exported on that day of September 2026.
    public TestDelivery delivery(int day) {
        return new TestDelivery(idEnt, "202609%02d_031500".formatted(day));
    }
}
