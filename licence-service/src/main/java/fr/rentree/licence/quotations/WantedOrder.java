package fr.rentree.licence.quotations;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.school.Uai;
import java.util.List;
import java.util.Optional;

/// What somebody wants for a school, under a reference of their own.
///
/// @param seller the bookseller it goes to
/// @param year the school year of lines that do not say from when to when
public record WantedOrder(
        String reference,
        Uai school,
        Optional<String> seller,
        SchoolYear year,
        List<WantedLine> lines) {

    public static final int LONGEST_REFERENCE = 255;

    public WantedOrder {
        lines = List.copyOf(lines);
    }

    /// An order is known by this and by who placed it.
    public record Key(String school, String reference) {}

    public Key key() {
        return new Key(school.value(), reference);
    }

    public static boolean isReference(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_REFERENCE
                && text.chars().noneMatch(Character::isISOControl);
    }
}
