package fr.rentree.distribution.charters;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.platform.school.Uai;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 7);

    @ParameterizedTest(name = "a {0} born {1} with [{2}]: [{3}] must still sign")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    PUPIL   | 2011-02-28 | -                                      | PUPIL GUARDIAN
                    PUPIL   | 2011-02-28 | PUPIL 2026-09-01                       | GUARDIAN
                    PUPIL   | 2011-02-28 | GUARDIAN 2026-09-01                    | PUPIL
                    PUPIL   | 2011-02-28 | PUPIL 2026-09-01 GUARDIAN 2026-09-02   | -
                    PUPIL   | 2008-09-07 | -                                      | PUPIL
                    PUPIL   | 2008-09-08 | -                                      | PUPIL GUARDIAN
                    PUPIL   | 2008-09-07 | PUPIL 2026-09-07                       | -
                    PUPIL   | 2008-09-07 | PUPIL 2026-09-06                       | GUARDIAN
                    PUPIL   | 2008-02-29 | PUPIL 2026-02-28                       | -
                    PUPIL   | 2008-02-29 | PUPIL 2026-02-27                       | GUARDIAN
                    PUPIL   | 2001-01-01 | GUARDIAN 2026-09-01                    | PUPIL
                    PUPIL   | -          | PUPIL 2026-09-01                       | GUARDIAN
                    TEACHER | -          | -                                      | TEACHER
                    TEACHER | 1980-01-01 | TEACHER 2026-09-01                     | -
                    """)
    void a_charter_is_signed_by_those_who_must(
            Charter.Kind kind, LocalDate born, String signed, String missing) {
        assertThat(charter(kind, born, signed).missing(TODAY)).isEqualTo(signatories(missing));
        assertThat(charter(kind, born, signed).signed(TODAY).isPresent())
                .isEqualTo(missing == null);
    }

    @Test
    void the_proof_of_a_signed_charter_names_its_person() {
        var charter = charter(Charter.Kind.TEACHER, TODAY.minusYears(40), "TEACHER 2026-09-01");
        assertThat(charter.signed(TODAY))
                .contains(new SignedCharter(charter.id(), charter.person()));
    }

    static Charter charter(Charter.Kind kind, LocalDate born, String signed) {
        String[] words = signed == null ? new String[0] : signed.split(" ");
        var signatures = new java.util.ArrayList<Signature>();
        for (int i = 0; i < words.length; i += 2) {
            signatures.add(
                    new Signature(
                            Signatory.valueOf(words[i]),
                            LocalDate.parse(words[i + 1]),
                            Signature.How.PAPER));
        }
        return new Charter(
                UUID.randomUUID(),
                new Uai("0000001B"),
                UUID.randomUUID(),
                kind,
                Optional.ofNullable(born),
                "2026-1",
                signatures);
    }

    private static Set<Signatory> signatories(String words) {
        var set = EnumSet.noneOf(Signatory.class);
        if (words != null) {
            Arrays.stream(words.split(" ")).map(Signatory::valueOf).forEach(set::add);
        }
        return set;
    }
}
