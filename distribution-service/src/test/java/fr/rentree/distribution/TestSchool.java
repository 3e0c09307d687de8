package fr.rentree.distribution;

import static io.restassured.RestAssured.given;

import fr.rentree.platform.school.Uai;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// A school of its own for each test: its clerk, its head, people and tablets as a test needs them.
public final class TestSchool {

    public static final LocalDate MINOR = LocalDate.now().minusYears(15);
    public static final LocalDate ADULT = LocalDate.now().minusYears(19);

    private static final AtomicInteger SCHOOLS = new AtomicInteger(1000);
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final Uai uai;
    private final String clerk;
    private final String head;

    private TestSchool(Uai uai) {
        this.uai = uai;
        Database.execute(
                "insert into roster_establishment (uai, version, name) values (?, 1, ?)",
                uai.value(),
                "LYCEE FICTIF " + uai);
        this.clerk = staff("TEACHER", "HANDOUT_CLERK");
        this.head = staff("HEAD");
    }

    public static TestSchool open() {
        int number = SCHOOLS.incrementAndGet();
        return new TestSchool(new Uai("%07d%c".formatted(number, Uai.checkLetter(number))));
    }

    public String uai() {
        return uai.value();
    }

    /// Requests of the clerk who hands tablets over.
    public RequestSpecification asClerk() {
        return as(clerk);
    }

    public RequestSpecification asHead() {
        return as(head);
    }

    public static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    /// Somebody of this school who may sign in, with what was delegated to them.
    public String staff(String profile, String... permissions) {
        String subject = "SUBJECT-" + PEOPLE.incrementAndGet();
        UUID person = person(profile, "NOM-" + subject, null, subject);
        for (String permission : permissions) {
            Database.execute(
                    "update roster_member set permissions = permissions || ? where person = ?",
                    permission,
                    person);
        }
        return Tokens.person("atrium", subject);
    }

    public UUID minor() {
        return pupil("NOM-ELEVE-" + PEOPLE.incrementAndGet(), MINOR);
    }

    public UUID pupil(String familyName, LocalDate birthDate) {
        return person("PUPIL", familyName, birthDate, "SUBJECT-" + PEOPLE.incrementAndGet());
    }

    public UUID teacher() {
        int number = PEOPLE.incrementAndGet();
        return person("TEACHER", "NOM-PROF-" + number, null, "SUBJECT-" + number);
    }

    private UUID person(String profile, String familyName, LocalDate birthDate, String subject) {
        UUID person = UUID.randomUUID();
        Database.execute(
                """
                insert into roster_person (person, version, access_point, subject, status)
                values (?, 1, 'atrium', ?, 'ACTIVE')
                """,
                person,
                subject);
        Database.execute(
                """
                insert into roster_member (school, person, family_name, given_name, birth_date, active,
                       profile, profiles, permissions, divisions, groups)
                values (?, ?, ?, 'Prenom', ?, true, ?, array [?], '{}', '{2NDE1}', '{}')
                """,
                uai.value(),
                person,
                familyName,
                birthDate,
                profile,
                profile);
        return person;
    }

    public void leaves(UUID person) {
        Database.execute("update roster_person set status = 'LEFT' where person = ?", person);
        Database.execute("update roster_member set active = false where person = ?", person);
    }

    /// Announces and receives tablets through the API; returns their serial numbers.
    public List<String> stock(int tablets) {
        var serials = serials(tablets);
        String delivery = announce(serials);
        asClerk()
                .body(new Scanned(uai.value(), serials))
                .post("/api/v1/deliveries/" + delivery + "/receptions")
                .then()
                .statusCode(200);
        return serials;
    }

    public static List<String> serials(int tablets) {
        var serials = new ArrayList<String>();
        for (int i = 0; i < tablets; i++) {
            serials.add("HA%07d".formatted(PEOPLE.incrementAndGet()));
        }
        return serials;
    }

    public String announce(List<String> serials) {
        return sendFile(file(serials)).then().statusCode(201).extract().path("delivery");
    }

    public String file(List<String> serials) {
        var file = new StringBuilder("serial;model;uai\n");
        serials.forEach(
                serial -> file.append(serial).append(";TAB-2026;").append(uai).append('\n'));
        return file.toString();
    }

    public static Response sendFile(String file) {
        return as(Tokens.supplier())
                .contentType("text/csv; charset=UTF-8")
                .body(file)
                .post("/api/v1/deliveries");
    }

    public Response sign(UUID person, String... signatories) {
        var signatures = new ArrayList<String>();
        for (String signatory : signatories) {
            signatures.add(
                    "{\"signatory\":\"%s\",\"signedOn\":\"%s\",\"how\":\"PAPER\"}"
                            .formatted(signatory, LocalDate.now().minusDays(3)));
        }
        return asClerk()
                .body(
                        "{\"school\":\"%s\",\"person\":\"%s\",\"signatures\":%s}"
                                .formatted(uai, person, signatures))
                .post("/api/v1/charters");
    }

    /// A minor whose charter is signed by everybody.
    public UUID readyMinor() {
        UUID pupil = minor();
        sign(pupil, "GUARDIAN", "PUPIL").then().statusCode(201);
        return pupil;
    }

    public Response handOver(UUID person, String serialNumber) {
        return asClerk().body(scan(person, serialNumber)).post("/api/v1/handovers");
    }

    public String scan(UUID person, String serialNumber) {
        return """
        {"school":"%s","person":"%s","serialNumber":"%s","kind":"CESSION","accessories":["CASE"]}
        """
                .formatted(uai, person, serialNumber);
    }

    public long liveHandovers() {
        return Database.queryLong(
                "select count(*) from handover where school = ? and live", uai.value());
    }

    /// The body of a reception.
    public record Scanned(String school, List<String> serialNumbers) {}
}
