package fr.rentree.sync.documents;

import java.time.OffsetDateTime;
import java.util.Set;

/// How much the value of a field of progress is worth: what was reached is not lost to less.
public final class Worth {

    /// The time of the last attempt, in milliseconds.
    public static final String LAST = "last";

    /// The fields of progress that only go up.
    private static final Set<String> UPWARDS = Set.of("attempts", "best", "completed", LAST);

    private Worth() {}

    /// Values of other fields are worth the same: there the later write wins.
    public static double of(String pointer, Field value) {
        if (!UPWARDS.contains(pointer)) {
            return 0;
        }
        if (value.isAbsent()) {
            return Double.NEGATIVE_INFINITY;
        }
        return switch (pointer) {
            case "attempts" -> Double.parseDouble(value.raw());
            case "best" -> number(value, "score") / number(value, "max");
            case LAST -> moment(value);
            default -> Boolean.parseBoolean(value.raw()) ? 1 : 0;
        };
    }

    private static double number(Field value, String member) {
        return Double.parseDouble(DocumentReader.read(value.raw()).field(member).raw());
    }

    private static double moment(Field value) {
        var at = DocumentReader.words(DocumentReader.read(value.raw()).field("at"));
        return OffsetDateTime.parse(at).toInstant().toEpochMilli();
    }
}
