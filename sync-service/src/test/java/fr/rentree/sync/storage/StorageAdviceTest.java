package fr.rentree.sync.storage;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.platform.school.Uai;
import fr.rentree.sync.assignments.Continuity;
import fr.rentree.sync.assignments.ReadingRight;
import fr.rentree.sync.assignments.ReadingRights;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What could go from a device, and what never does.
class StorageAdviceTest {

    private static final ZonedDateTime NOW =
            ZonedDateTime.of(2026, 9, 1, 8, 0, 0, 0, ZoneId.of("Europe/Paris"));
    private static final String WORK = "manuel-maths-2de";

    @ParameterizedTest(name = "right from {0} to {1}, opened {2}, {3} unsent: {4}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            textBlock =
                    """
                    2025-09-01 | 2026-08-31 | 2026-08-30T08:00:00Z | 0 | EXPIRED
                    2025-09-01 | 2026-08-31 | -                    | 0 | EXPIRED
                    2025-09-01 | 2026-08-31 | 2026-08-30T08:00:00Z | 1 | -
                    2025-09-01 | 2026-09-01 | 2026-08-30T08:00:00Z | 0 | -
                    2025-09-01 | 2027-08-15 | 2026-06-01T05:59:59Z | 0 | UNUSED
                    2025-09-01 | 2027-08-15 | 2026-06-01T06:00:00Z | 0 | -
                    2025-09-01 | 2027-08-15 | 2026-06-01T05:59:59Z | 1 | -
                    2025-09-01 | 2027-08-15 | -                    | 0 | -
                    2025-09-01 | 2027-08-15 | 2036-06-01T06:00:00Z | 0 | -
                    2026-09-15 | 2027-08-15 | 2026-08-30T08:00:00Z | 0 | -
                    -          | -          | 2026-08-30T08:00:00Z | 0 | -
                    -          | -          | 2026-01-30T08:00:00Z | 0 | UNUSED
                    """)
    void a_manual_goes_when_it_is_expired_or_unused_and_nothing_waits(
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable String opened,
            int unsent,
            @Nullable String expected) {
        var rights =
                first == null || last == null
                        ? List.<ReadingRight>of()
                        : List.of(right("0000001B", first, last));
        var manual =
                new StoredManual(
                        WORK, 1000L, Optional.ofNullable(opened).map(Instant::parse), unsent);
        assertThat(advise(rights, manual))
                .extracting(StorageAdviceTest::reason)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void a_right_at_another_school_keeps_the_manual() {
        var over = right("0000001B", LocalDate.of(2025, 9, 1), LocalDate.of(2026, 8, 15));
        var open = right("0000002C", LocalDate.of(2026, 8, 16), LocalDate.of(2027, 8, 15));
        var manual = new StoredManual(WORK, 1L, Optional.empty(), 0);
        assertThat(advise(List.of(over, open), manual)).isEmpty();
        assertThat(advise(List.of(over), manual)).hasSize(1);
    }

    @Test
    void expired_manuals_come_first_and_large_ones_before_small_ones() {
        var over = right("0000001B", LocalDate.of(2025, 9, 1), LocalDate.of(2026, 8, 15));
        var advice =
                advise(
                        List.of(over),
                        unused("small", 10),
                        unused("large", 1000),
                        new StoredManual(WORK, 1L, Optional.empty(), 0));
        assertThat(advice)
                .extracting(one -> one.manual().work())
                .containsExactly(WORK, "large", "small");
    }

    @Test
    void the_reason_is_given_in_both_languages() {
        var words = new StorageWords(NOW.getZone());
        var unused = new Advice.Unused(unused("x", 1), NOW.minusMonths(4).toInstant());
        assertThat(words.in(Locale.FRENCH, unused)).contains("non ouvert depuis le 1 mai 2026");
        assertThat(words.in(Locale.ENGLISH, unused)).contains("since May 1, 2026");
        assertThat(words.in(Locale.FRENCH, new Advice.Expired(unused("x", 1))))
                .startsWith("Ouvrage expiré");
    }

    private static List<Advice> advise(List<ReadingRight> rights, StoredManual... manuals) {
        return new StorageAdvice(new ReadingRights(rights), NOW, Period.ofMonths(3))
                .of(List.of(manuals));
    }

    private static StoredManual unused(String work, long bytes) {
        return new StoredManual(work, bytes, Optional.of(NOW.minusYears(1).toInstant()), 0);
    }

    private static ReadingRight right(String school, LocalDate first, LocalDate last) {
        return new ReadingRight(
                new Uai(school),
                WORK,
                "2026",
                first,
                last,
                Continuity.ACCESS_POINT_AND_SCHOOL,
                Optional.empty());
    }

    private static String reason(Advice advice) {
        return switch (advice) {
            case Advice.Expired _ -> "EXPIRED";
            case Advice.Unused _ -> "UNUSED";
        };
    }
}
