package fr.rentree.sync.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.documents.Flaw;
import fr.rentree.sync.documents.ModuleCode;
import fr.rentree.sync.limits.FixedLimits;
import fr.rentree.sync.limits.SyncConfig;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/// Looks into what a reader app writes by itself: positions, progress and preferences.
final class SmallKindReader {

    private static final int MOST_ATTEMPTS = 1_000_000_000;
    private static final double MOST_POINTS = 1_000_000_000;

    private static final Pattern MOMENT =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    private SmallKindReader() {}

    static void position(ValueReader doc, SyncConfig limits) throws FlawedException {
        var target = doc.member("target").demand(JsonNode::isObject, "an object with a `source`");
        target.member("source").text();
        var selector = target.member("selector");
        if (selector.isThere()) {
            selector.demand(n -> n.isObject() || n.isArray(), "an object, or an array of these");
        }
        TargetReader.check(target, limits);
        doc.member("progression").number(0, 1);
    }

    static void progress(ValueReader doc) throws FlawedException {
        doc.member("module").demand(SmallKindReader::isCode, ModuleCode.EXPECTED);
        doc.member("attempts")
                .demand(SmallKindReader::isWhole, "a whole number")
                .number(0, MOST_ATTEMPTS);
        var best = doc.member("best");
        if (best.isThere()) {
            score(best);
        }
        var last = doc.member("last");
        if (last.isThere()) {
            score(last);
            last.member("at").demand(SmallKindReader::isMoment, "a moment: 2026-09-01T08:00:00Z");
        }
        doc.member("completed").demand(JsonNode::isBoolean, "true or false");
    }

    private static void score(ValueReader score) throws FlawedException {
        score.demand(JsonNode::isObject, "an object with `score` and `max`");
        score.member("score").number(0, MOST_POINTS);
        score.member("max")
                .number(0, MOST_POINTS)
                .demand(max -> max.doubleValue() > 0, "a number above 0");
    }

    private static boolean isCode(JsonNode node) {
        return node.isTextual() && ModuleCode.isOne(node.textValue());
    }

    private static boolean isWhole(JsonNode node) {
        return node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue());
    }

    private static boolean isMoment(JsonNode node) {
        if (!node.isTextual() || !MOMENT.matcher(node.textValue()).matches()) {
            return false;
        }
        try {
            OffsetDateTime.parse(node.textValue());
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    static void preference(ValueReader doc, SyncConfig limits) throws FlawedException {
        var values = doc.member("values").demand(JsonNode::isObject, "an object of values by name");
        int found = values.node().size();
        if (found > limits.valuesPerPreference()) {
            throw new FlawedException(
                    new Flaw.TooManyValues(values.place(), limits.valuesPerPreference(), found));
        }
        for (var value : values.node().properties()) {
            int characters = value.getKey().codePointCount(0, value.getKey().length());
            values.demand(
                    _ -> characters >= 1 && characters <= FixedLimits.CHARACTERS_PER_VALUE_NAME,
                    "names of 1 to " + FixedLimits.CHARACTERS_PER_VALUE_NAME + " characters");
        }
    }
}
