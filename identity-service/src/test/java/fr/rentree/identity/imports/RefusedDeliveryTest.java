package fr.rentree.identity.imports;

import static fr.rentree.identity.Imports.applied;
import static fr.rentree.identity.Imports.planned;
import static fr.rentree.identity.Imports.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import fr.rentree.identity.Imports;
import fr.rentree.identity.TestDelivery;
import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A delivery that is not whole and sound is refused whole: nobody leaves because of it.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RefusedDeliveryTest {

    private static final String TYPES = "https://rentree.example/problems/";

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("spoiled")
    void a_spoiled_delivery_is_refused_in_words_and_removes_nobody(
            String what, String reason, UnaryOperator<TestDelivery> spoil) {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, sound(ent, 1, school));

        var spoiled = planned(ent, spoil.apply(sound(ent, 2, school)));

        assertThat(spoiled.getString("state")).isEqualTo("REFUSED");
        assertThat(spoiled.getString("reason.type")).isEqualTo(reason);
        assertThat(spoiled.getString("reason.detail")).hasSizeGreaterThan(20);
        assertThatNothingIsLeft(ent, spoiled.getString("id"));
    }

    static Stream<Arguments> spoiled() {
        return Stream.of(
                refused("a kind is missing", "kind-missing", d -> d.without("RespAff")),
                refused(
                        "a page is missing",
                        "page-missing",
                        d -> d.entry(d.page("Eleve", 2), TestDelivery.root("Eleve", ""))),
                refused("a path", "archive-path", d -> d.entry("../../etc/passwd", "x")),
                refused(
                        "a folder",
                        "archive-path",
                        d -> d.entry("pages/" + d.page("Eleve", 1), "x")),
                refused("a foreign file", "archive-foreign-file", d -> d.entry("README", "x")),
                refused("a symbolic link", "archive-link", d -> d.strange(link(d))),
                refused(
                        "a DTD",
                        "page-with-dtd",
                        d ->
                                d.entry(
                                        d.page("Eleve", 0),
                                        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                                                + page("Eleve", "&a;"))),
                refused(
                        "an entity",
                        "page-with-dtd",
                        d ->
                                d.entry(
                                        d.page("Eleve", 0),
                                        page("Eleve", "<GAREleve>&lol9;</GAREleve>"))),
                refused(
                        "another namespace",
                        "page-unreadable",
                        d ->
                                d.entry(
                                        d.page("Eleve", 0),
                                        page("Eleve", "").replace("ns/gar", "ns/gar/1d"))),
                refused(
                        "XML that ends too early",
                        "page-unreadable",
                        d -> d.entry(d.page("Eleve", 0), page("Eleve", "<GAREleve>"))),
                refused(
                        "elements nested without end",
                        "page-unreadable",
                        d ->
                                d.entry(
                                        d.page("Eleve", 0),
                                        page("Eleve", "<GAREleve>" + "<a>".repeat(100)))),
                refused(
                        "lists in the wrong order",
                        "page-unreadable",
                        d ->
                                d.entry(
                                        d.page("Eleve", 0),
                                        page("Eleve", "<GARPersonMEF/><GAREleve/>"))),
                refused(
                        "a value without end",
                        "page-unreadable",
                        d ->
                                d.entry(
                                        d.page("Eleve", 0),
                                        page(
                                                "Eleve",
                                                "<GAREleve><GARPersonIdentifiant>"
                                                        + "x".repeat(5000)
                                                        + "</GARPersonIdentifiant></GAREleve>"))),
                refused(
                        "an absurd ratio",
                        "archive-absurd-ratio",
                        d -> d.entry(d.page("Eleve", 1), " ".repeat(30 << 20))));
    }

    @Test
    void an_archive_that_was_cut_is_refused_wherever_it_was_cut() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, sound(ent, 1, school));
        var delivery = sound(ent, 2, school);
        byte[] whole = delivery.archive();

        for (int length : new int[] {0, 5, whole.length / 2, whole.length - 9, whole.length - 1}) {
            byte[] cut = Arrays.copyOf(whole, length);
            String id =
                    send(ent.portal(), delivery.archiveName(), cut, TestDelivery.md5(cut))
                            .statusCode(202)
                            .extract()
                            .path("id");
            assertThat(Imports.settled(ent, id).getString("reason.type"))
                    .as("cut at %d of %d", length, whole.length)
                    .isEqualTo("archive-unreadable");
            assertThatNothingIsLeft(ent, id);
        }
    }

    @Test
    void a_digest_that_differs_is_refused_at_once() {
        var ent = TestEnt.open();
        var delivery = sound(ent, 1, TestEnt.school());
        send(ent.portal(), delivery.archiveName(), delivery.archive(), "0".repeat(32))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo(TYPES + "digest-differs"))
                .body("detail", containsString("send both again"));
        send(ent.portal(), delivery.archiveName(), delivery.archive(), "not a digest")
                .statusCode(422)
                .body("type", equalTo(TYPES + "digest-malformed"));
        ent.portal().get("/api/v1/imports").then().body("items.size()", equalTo(0));
    }

    @Test
    void a_name_that_says_nothing_is_refused_with_the_name_to_give() {
        var ent = TestEnt.open();
        byte[] archive = sound(ent, 1, TestEnt.school()).archive();
        for (String name :
                new String[] {
                    "roster.tar.gz",
                    ent.idEnt() + "_GAR-ENT_Complet_20260931_031500_2D.tar.gz",
                    "../" + ent.idEnt() + "_GAR-ENT_Complet_20260901_031500_2D.tar.gz.exe",
                }) {
            send(ent.portal(), name, archive, TestDelivery.md5(archive))
                    .statusCode(422)
                    .body("type", equalTo(TYPES + "archive-name"))
                    .body("detail", containsString("_GAR-ENT_Complet_"));
        }
    }

    @Test
    void a_part_that_is_missing_is_asked_for() {
        TestEnt.open()
                .portal()
                .multiPart("archive", "x.tar.gz", new byte[] {1})
                .post("/api/v1/imports")
                .then()
                .statusCode(400)
                .body("type", equalTo(TYPES + "part-missing"));
    }

    private static void assertThatNothingIsLeft(TestEnt ent, String delivery) {
        assertThat(
                        Database.queryLong(
                                "select count(*) from person where access_point = ? and status = 'ACTIVE'",
                                ent.alias()))
                .isEqualTo(2);
        for (String table : new String[] {"archive_chunk", "staged_record", "planned_change"}) {
            assertThat(
                            Database.queryLong(
                                    "select count(*) from " + table + " where import = ?::uuid",
                                    delivery))
                    .isZero();
        }
    }

    private static TestDelivery sound(TestEnt ent, int day, String school) {
        return ent.delivery(day)
                .school(school)
                .pupil("ELV-1", school)
                .staff("ENS-1", "National_ens", school);
    }

    private static TarArchiveEntry link(TestDelivery delivery) {
        var link = new TarArchiveEntry(delivery.page("Eleve", 1), TarConstants.LF_SYMLINK);
        link.setLinkName("/etc/passwd");
        return link;
    }

    private static String page(String kind, String records) {
        return TestDelivery.root(kind, records).lines().skip(1).reduce("", String::concat);
    }

    private static Arguments refused(
            String what, String reason, UnaryOperator<TestDelivery> spoil) {
        return Arguments.of(what, reason, spoil);
    }
}
