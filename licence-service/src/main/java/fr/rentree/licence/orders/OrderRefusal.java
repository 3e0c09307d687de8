package fr.rentree.licence.orders;

import fr.rentree.platform.school.Uai;
import java.time.LocalDate;

/// Why an order does not stand; lines count from 1.
sealed interface OrderRefusal {

    record NoReference() implements OrderRefusal {}

    record NoLines() implements OrderRefusal {}

    record TooManyLines(int lines, int most) implements OrderRefusal {}

    record UnknownSchool(Uai school) implements OrderRefusal {}

    record UnknownResource(int line, String resource) implements OrderRefusal {}

    record NotANumberOfSeats(int line, int seats, int most) implements OrderRefusal {}

    record NoAudience(int line) implements OrderRefusal {}

    record UnknownProfile(int line, String profile) implements OrderRefusal {}

    record DaysMissing(int line) implements OrderRefusal {}

    record EndsBeforeItBegins(int line, LocalDate firstDay, LocalDate lastDay)
            implements OrderRefusal {}

    record HasEnded(int line, LocalDate lastDay) implements OrderRefusal {}

    record TooLong(int line, int years) implements OrderRefusal {}

    /// The reference stands for another order already.
    record ReferenceTaken(String reference) implements OrderRefusal {}
}
