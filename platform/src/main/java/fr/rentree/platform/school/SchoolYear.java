package fr.rentree.platform.school;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.Month;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A school year such as 2026-2027; rights of a year end on 15 August, the next begins the day
/// after.
@Schema(implementation = String.class, examples = "2026-2027")
public record SchoolYear(int firstYear) implements Comparable<SchoolYear> {

    public SchoolYear {
        if (firstYear < 2000 || firstYear > 2999) {
            throw new IllegalArgumentException("Not a school year: " + firstYear);
        }
    }

    /// Reads `2026-2027`; the second year must follow the first.
    @JsonCreator
    public static SchoolYear parse(String text) {
        if (text.matches("\\d{4}-\\d{4}")) {
            var year = new SchoolYear(Integer.parseInt(text.substring(0, 4)));
            if (year.toString().equals(text)) {
                return year;
            }
        }
        throw new IllegalArgumentException(
                "Not a school year: \"%s\" (expected like 2026-2027)".formatted(text));
    }

    /// The school year that a day belongs to.
    public static SchoolYear of(LocalDate day) {
        var turn = LocalDate.of(day.getYear(), Month.AUGUST, 16);
        return new SchoolYear(day.isBefore(turn) ? day.getYear() - 1 : day.getYear());
    }

    public LocalDate firstDay() {
        return LocalDate.of(firstYear, Month.AUGUST, 16);
    }

    public LocalDate lastDay() {
        return LocalDate.of(firstYear + 1, Month.AUGUST, 15);
    }

    public SchoolYear next() {
        return new SchoolYear(firstYear + 1);
    }

    public SchoolYear previous() {
        return new SchoolYear(firstYear - 1);
    }

    @Override
    public int compareTo(SchoolYear other) {
        return Integer.compare(firstYear, other.firstYear);
    }

    @JsonValue
    @Override
    public String toString() {
        return firstYear + "-" + (firstYear + 1);
    }
}
