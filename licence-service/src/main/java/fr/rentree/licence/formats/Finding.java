package fr.rentree.licence.formats;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is wrong or odd about one entry of a file.
///
/// @param entry its place in the file, from 1; 0 is the file itself
/// @param line where it begins; 0 when unknown
/// @param key its id or EAN, as far as it has one
/// @param rule the stable name of the rule
/// @param value what stands there, cut when long
/// @param remedy what to do about it
@Schema(
        examples =
                """
                {"entry":12,"line":181,"key":"ark:/99999/manuel-maths-2de","rule":"siren-isni",
                 "field":"idEditeur","value":"EDITEUR-01",
                 "remedy":"Write nine digits, _, and fifteen digits and a digit or X."}
                """)
public record Finding(
        int entry, int line, String key, String rule, String field, String value, String remedy) {

    private static final int LONGEST_VALUE = 200;

    public Finding {
        key = cut(key);
        value = cut(value);
    }

    /// Texts of a faulty file may hold anything; a report shows them without harm.
    private static String cut(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return plain.length() <= LONGEST_VALUE ? plain : plain.substring(0, LONGEST_VALUE) + "…";
    }
}
