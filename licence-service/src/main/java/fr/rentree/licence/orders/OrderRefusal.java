package fr.rentree.licence.orders;

import fr.rentree.platform.school.Uai;
import java.time.LocalDate;

/// Why an order does not stand; lines count from 1.
sealed interface OrderRefusal {

    /// What is wrong with one line.
    sealed interface OfLine extends OrderRefusal {}

    record NoReference() implements OrderRefusal {}

    record NoLines() implements OrderRefusal {}

    record TooManyLines(int lines, int most) implements OrderRefusal {}

    record UnknownSchool(Uai school) implements OrderRefusal {}

    record UnknownResource(int line, String resource) implements OfLine {}

    record NotANumberOfSeats(int line, int seats, int most) implements OfLine {}

    record NoAudience(int line) implements OfLine {}

    record UnknownProfile(int line, String profile) implements OfLine {}

    record DaysMissing(int line) implements OfLine {}

    record EndsBeforeItBegins(int line, LocalDate firstDay, LocalDate lastDay) implements OfLine {}

    record HasEnded(int line, LocalDate lastDay) implements OfLine {}

    record TooLong(int line, int years) implements OfLine {}

    /// The reference stands for another order already.
    record ReferenceTaken(String reference) implements OrderRefusal {}
}
