package fr.rentree.sync.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.documents.Flaw;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// One value of a document and where it stands, as a refusal names it.
record ValueReader(String place, JsonNode node) {

    ValueReader member(String name) {
        return new ValueReader(place + "." + name, node.path(name));
    }

    boolean isAbsent() {
        return node.isMissingNode();
    }

    /// One value or several: JSON-LD writes both.
    List<ValueReader> each() {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        return node.isArray() ? elements() : List.of(this);
    }

    List<ValueReader> elements() {
        return IntStream.range(0, node.size())
                .mapToObj(i -> new ValueReader(place + "[" + i + "]", node.path(i)))
                .toList();
    }

    /// Characters (Unicode code points) of a scalar.
    int characters() {
        String text = node.asText("");
        return text.codePointCount(0, text.length());
    }

    ValueReader demand(Predicate<JsonNode> holds, String expected) throws FlawedException {
        if (!holds.test(node)) {
            throw new FlawedException(new Flaw.Misshapen(place, expected));
        }
        return this;
    }

    /// A text that is not empty; how long it may be is a limit and not a shape.
    ValueReader text() throws FlawedException {
        return demand(n -> n.isTextual() && !n.textValue().isEmpty(), "a text that is not empty");
    }

    /// A name: a text whose length is part of the shape.
    ValueReader name(int longest) throws FlawedException {
        return demand(
                n -> n.isTextual() && characters() >= 1 && characters() <= longest,
                "a text of 1 to " + longest + " characters");
    }

    ValueReader number(double least, double most) throws FlawedException {
        return demand(
                n -> n.isNumber() && n.doubleValue() >= least && n.doubleValue() <= most,
                "a number from %s to %s".formatted(words(least), words(most)));
    }

    /// Goes on only where there is something.
    boolean isThere() {
        return !isAbsent();
    }

    private static String words(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
