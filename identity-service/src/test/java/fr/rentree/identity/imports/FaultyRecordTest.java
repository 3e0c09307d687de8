package fr.rentree.identity.imports;

import static fr.rentree.identity.Imports.applied;
import static fr.rentree.identity.TestDelivery.element;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.identity.Imports;
import fr.rentree.identity.TestDelivery;
import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A bad record is rejected by name while the rest goes on, and nobody leaves because of it.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class FaultyRecordTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_faulty_record_is_named_and_the_rest_is_applied(
            String code, BiFunction<TestDelivery, String, TestDelivery> spoil) {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        var delivery = spoil.apply(sound(ent, 1, school), school);

        var done = applied(ent, delivery);

        assertThat(done.getString("state")).isEqualTo("APPLIED");
        assertThat(done.getInt("counts.rejected")).isEqualTo(1);
        assertThat(done.getInt("counts.read"))
                .isEqualTo(done.getInt("counts.applied") + done.getInt("counts.rejected"));
        var rejection = Imports.rejections(ent, done.getString("id")).getFirst();
        assertThat(rejection)
                .containsEntry("code", code)
                .containsEntry("severity", "REJECTED")
                .hasEntrySatisfying("file", file -> assertThat(file.toString()).endsWith(".xml"))
                .hasEntrySatisfying("line", line -> assertThat((int) line).isGreaterThan(2))
                .hasEntrySatisfying("key", key -> assertThat(key.toString()).isNotNull())
                .hasEntrySatisfying("message", words -> assertThat(words.toString()).isNotBlank())
                .hasEntrySatisfying("remedy", words -> assertThat(words.toString()).isNotBlank());
        assertThat(active(ent)).isEqualTo(2);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("empty-value", (d, school) -> d.named("ELV-9", " ", school)),
                fault("too-long", (d, school) -> d.named("X".repeat(65), "NOM", school)),
                fault("unknown-profile", (d, school) -> d.staff("ENS-9", "National_tut", school)),
                fault("bad-uai", (d, school) -> d.pupil("ELV-9", "0450822X")),
                fault("unknown-school", (d, school) -> d.pupil("ELV-9", TestEnt.school())),
                fault("duplicate-record", (d, school) -> d.named("ELV-1", "AUTRE", school)),
                fault(
                        "missing-value",
                        (d, school) ->
                                d.raw(
                                        "Groupe",
                                        1,
                                        element(
                                                "GARPersonGroupe",
                                                element("GARStructureUAI", school)
                                                        + element("GARPersonIdentifiant", "E")))),
                fault(
                        "wrong-order",
                        (d, school) ->
                                d.raw(
                                        "Groupe",
                                        1,
                                        element(
                                                "GARPersonGroupe",
                                                element("GARPersonIdentifiant", "ELV-1")
                                                        + element("GARStructureUAI", school)
                                                        + element("GARGroupeCode", "6A")))),
                fault(
                        "unknown-element",
                        (d, school) ->
                                d.raw(
                                        "Groupe",
                                        1,
                                        element(
                                                "GARPersonGroupe",
                                                element("GARStructureUAI", school)
                                                        + element("GARPersonIdentifiant", "ELV-1")
                                                        + element("GARGroupeCode", "6A")
                                                        + element("Note", "x")))),
                fault("unknown-status", (d, school) -> d.group(school, "OPT", "OPTION")),
                fault("division-group-collision", (d, school) -> d.group(school, "6A", "GROUPE")),
                fault("unknown-group", (d, school) -> d.member(school, "ELV-1", "7Z")),
                fault("unknown-person", (d, school) -> d.member(school, "NOBODY", "6A")),
                fault(
                        "unknown-programme",
                        (d, school) ->
                                d.raw(
                                        "Eleve",
                                        1,
                                        element(
                                                "GARPersonMEF",
                                                element("GARStructureUAI", school)
                                                        + element("GARPersonIdentifiant", "ELV-1")
                                                        + element("GARMEFCode", "00000000000")))),
                fault("officer-without-mail", (d, school) -> d.officer("ENS-1", "", school)),
                fault(
                        "bad-date",
                        (d, school) ->
                                d.raw(
                                        "Eleve",
                                        0,
                                        new TestDelivery("X", "Y")
                                                .pupil("ELV-9", school)
                                                .content("Eleve")
                                                .lines()
                                                .skip(2)
                                                .findFirst()
                                                .orElseThrow()
                                                .replace(
                                                        "</GAREleve>",
                                                        "<GARPersonDateNaissance>28/02/2011"
                                                                + "</GARPersonDateNaissance></GAREleve>"))));
    }

    @Test
    void the_line_and_the_key_of_a_faulty_record_are_those_of_the_file() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        var done =
                applied(
                        ent,
                        sound(ent, 1, school)
                                .named("ELV-8", "NOM", school)
                                .named("ELV-9", "", school));

        var rejection = Imports.rejections(ent, done.getString("id")).getFirst();
        assertThat(rejection)
                .containsEntry("file", ent.delivery(1).page("Eleve", 0))
                .containsEntry("line", 5)
                .containsEntry("key", "ELV-9");
    }

    @Test
    void somebody_whose_record_turned_faulty_stays_as_they_were() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, sound(ent, 1, school).pupil("ELV-2", school));

        var plan = Imports.planned(ent, sound(ent, 2, school).named("ELV-2", "", school));

        assertThat(plan.getInt("schools[0].leavers")).isZero();
        Imports.approve(ent, plan, true);
        assertThat(active(ent)).isEqualTo(3);
    }

    @Test
    void a_person_record_without_identifier_holds_every_removal() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, sound(ent, 1, school).pupil("ELV-2", school));

        var plan = Imports.planned(ent, sound(ent, 2, school).named("", "NOM", school));

        assertThat(plan.getString("schools[0].heldReason")).isEqualTo("UNREADABLE_PEOPLE");
        Imports.approve(ent, plan, false);
        assertThat(active(ent)).isEqualTo(3);
    }

    @Test
    void a_division_that_is_not_delivered_is_left_out_of_the_group_with_a_warning() {
        var ent = TestEnt.open();
        String school = TestEnt.school();

        var done = applied(ent, sound(ent, 1, school).group(school, "G1", "GROUPE", "6A", "6Z"));

        assertThat(done.getInt("counts.rejected")).isZero();
        assertThat(Imports.rejections(ent, done.getString("id")).getFirst())
                .containsEntry("severity", "WARNING")
                .containsEntry("code", "unknown-division");
        assertThat(
                        Database.queryString(
                                "select divisions from school_group where school = ? and code = 'G1'",
                                school))
                .isEqualTo("{6A}");
    }

    @Test
    void officers_beyond_the_limit_of_a_school_are_named() {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        var delivery = ent.delivery(1).school(school);
        for (int i = 0; i < 52; i++) {
            delivery.officer("DIR-%02d".formatted(i), "o@academie.example", school);
        }

        var done = applied(ent, delivery);

        assertThat(done.getInt("counts.rejected")).isEqualTo(2);
        assertThat(Imports.rejections(ent, done.getString("id")))
                .extracting("code")
                .containsOnly("too-many-officers");
    }

    @Test
    void a_school_of_another_ent_is_not_taken_over() {
        var owner = TestEnt.open();
        String school = TestEnt.school();
        applied(owner, sound(owner, 1, school));
        var other = TestEnt.open();

        var done = applied(other, sound(other, 1, school));

        assertThat(done.getInt("counts.applied")).isZero();
        assertThat(Imports.rejections(other, done.getString("id")))
                .extracting("code")
                .contains("school-of-another-ent", "unknown-school");
        assertThat(active(owner)).isEqualTo(2);
    }

    private static TestDelivery sound(TestEnt ent, int day, String school) {
        return ent.delivery(day)
                .school(school)
                .pupil("ELV-1", school)
                .staff("ENS-1", "National_ens", school)
                .division(school, "6A")
                .member(school, "ELV-1", "6A");
    }

    private static long active(TestEnt ent) {
        return Database.queryLong(
                "select count(*) from person where access_point = ? and status = 'ACTIVE'",
                ent.alias());
    }

    private static Arguments fault(
            String code, BiFunction<TestDelivery, String, TestDelivery> spoil) {
        return Arguments.of(code, spoil);
    }
}
