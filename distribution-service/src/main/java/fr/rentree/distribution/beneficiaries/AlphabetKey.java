package fr.rentree.distribution.beneficiaries;

import fr.rentree.distribution.roster.Schools;
import fr.rentree.platform.problem.Problem;
import java.util.UUID;

/// A place in the alphabet: after whom the next page begins.
record AlphabetKey(String familyName, String givenName, UUID person) {

    private static final String SEPARATOR = "\u001f";
    static final AlphabetKey START = new AlphabetKey("", "", new UUID(0, 0));

    /// The place in a decoded cursor; the beginning for an empty one.
    static AlphabetKey parse(String key) {
        if (key.isEmpty()) {
            return START;
        }
        String[] parts = key.split(SEPARATOR, -1);
        if (parts.length != 3) {
            throw Problem.badRequest("unknown-cursor", "Start again without a cursor.");
        }
        return new AlphabetKey(parts[0], parts[1], Schools.id(parts[2], "unknown-cursor"));
    }

    static String of(BeneficiaryView view) {
        return String.join(
                SEPARATOR, view.familyName(), view.givenName(), view.person().toString());
    }
}
