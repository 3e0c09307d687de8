package fr.rentree.sync.changes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.rentree.sync.TestDevice;
import fr.rentree.sync.documents.Kind;
import java.util.List;
import java.util.Random;

/// Documents of every kind and what people do to them, at random.
record Scribble(Random random) {

    private static final List<String> FIELDS =
            List.of("bodyValue", "motivation", "x:colour", "x:page", "x:pinned");

    Kind kind() {
        return random.nextInt(3) > 0
                ? Kind.ANNOTATION
                : Kind.values()[random.nextInt(Kind.values().length)];
    }

    String create(Kind kind, String id) {
        return switch (kind) {
            case ANNOTATION -> TestDevice.note(id, "0");
            case SEQUENCE ->
                    "{\"type\":\"Sequence\",\"title\":\"0\",\"steps\":[{\"id\":\"1\",\"target\":\"c\"}]}";
            case POSITION ->
                    "{\"type\":\"Position\",\"target\":{\"source\":\"c\"},\"progression\":0}";
            case PROGRESS ->
                    "{\"type\":\"Progress\",\"module\":\"m\",\"attempts\":0,\"completed\":false}";
            case PREFERENCE -> "{\"type\":\"Preference\",\"values\":{\"a\":0}}";
        };
    }

    /// A merge patch of one or two fields.
    String patch(Kind kind) {
        String value = String.valueOf(random.nextInt(1000));
        return switch (kind) {
            case ANNOTATION ->
                    random.nextBoolean()
                            ? "{\"body\":{\"%s\":\"%s\"}}"
                                    .formatted(random.nextBoolean() ? "value" : "color", value)
                            : "{\"%s\":%s}"
                                    .formatted(
                                            FIELDS.get(random.nextInt(FIELDS.size())),
                                            random.nextInt(6) == 0 ? "null" : '"' + value + '"');
            case SEQUENCE ->
                    random.nextBoolean()
                            ? "{\"title\":\"t%s\"}".formatted(value)
                            : "{\"steps\":[{\"id\":\"%s\",\"target\":\"c\"}]}".formatted(value);
            case POSITION -> "{\"progression\":0.%s}".formatted(value);
            case PROGRESS -> progress();
            case PREFERENCE ->
                    "{\"values\":{\"%s\":%s}}"
                            .formatted(
                                    "abcde".charAt(random.nextInt(5)),
                                    random.nextInt(6) == 0 ? "null" : value);
        };
    }

    private String progress() {
        int points = random.nextInt(11);
        return switch (random.nextInt(4)) {
            case 0 -> "{\"attempts\":%d}".formatted(random.nextInt(50));
            case 1 -> "{\"best\":{\"score\":%d,\"max\":10}}".formatted(points);
            case 2 -> "{\"completed\":%b}".formatted(random.nextBoolean());
            default ->
                    "{\"last\":{\"score\":%d,\"max\":10,\"at\":\"2026-09-07T08:%02d:00Z\"}}"
                            .formatted(points, random.nextInt(60));
        };
    }

    /// A document after a merge patch, as a device of its own would write it.
    static String patched(String document, String patch) {
        var doc = (ObjectNode) TestDevice.json(document);
        merge(doc, (ObjectNode) TestDevice.json(patch));
        return doc.toString();
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties()
                .forEach(member -> {
                    String name = member.getKey();
                    if (member.getValue().isNull()) {
                        target.remove(name);
                    } else if (member.getValue() instanceof ObjectNode inner) {
                        var into =
                                target.get(name) instanceof ObjectNode standing
                                        ? standing
                                        : target.putObject(name);
                        merge(into, inner);
                    } else {
                        target.set(name, member.getValue());
                    }
                });
    }
}
