package fr.rentree.licence.orders;

import fr.rentree.platform.school.Uai;

/// Why an order that was sent by itself does not stand, as a whole.
sealed interface OrderRefusal {

    record NoReference() implements OrderRefusal {}

    record NoLines() implements OrderRefusal {}

    record TooManyLines(int lines, int most) implements OrderRefusal {}

    record UnknownSchool(Uai school) implements OrderRefusal {}

    /// The reference stands for another order already.
    record ReferenceTaken(String reference) implements OrderRefusal {}
}
