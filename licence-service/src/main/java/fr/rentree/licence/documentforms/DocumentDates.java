package fr.rentree.licence.documentforms;

import fr.rentree.platform.school.SchoolYear;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/// Dates as distributors write them: with or without time, fraction and zone; Paris where none is
/// told.
public final class DocumentDates {

    static final int MOST_YEARS = 10;

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final DateTimeFormatter READ =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendLiteral('T')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HH:MM", "Z")
                    .optionalEnd()
                    .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    private DocumentDates() {}

    /// A day without a time begins with its first second.
    public static Optional<Instant> start(String text) {
        return read(text, LocalTime.MIDNIGHT);
    }

    /// A day without a time ends with its last second.
    public static Optional<Instant> end(String text) {
        return read(text, LAST_SECOND);
    }

    static Instant end(SchoolYear year) {
        return LocalDateTime.of(year.lastDay(), LAST_SECOND).atZone(PARIS).toInstant();
    }

    static Optional<SchoolYear> year(String text) {
        try {
            return Optional.of(SchoolYear.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, PARIS);
    }

    public static String write(Instant instant) {
        return WRITTEN.format(instant.atZone(PARIS));
    }

    /// The last day that a right may have which begins on that day: of a summer's contract it is 31
    /// August, though the school year turns before.
    static LocalDate latest(LocalDate start) {
        return LocalDate.of(SchoolYear.of(start).firstYear() + MOST_YEARS, Month.AUGUST, 31);
    }

    private static Optional<Instant> read(String text, LocalTime time) {
        try {
            TemporalAccessor read =
                    READ.parseBest(
                            text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    switch (read) {
                        case OffsetDateTime known -> known.toInstant();
                        case LocalDateTime local -> local.atZone(PARIS).toInstant();
                        default -> LocalDate.from(read).atTime(time).atZone(PARIS).toInstant();
                    });
        } catch (DateTimeParseException _) {
            return Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
