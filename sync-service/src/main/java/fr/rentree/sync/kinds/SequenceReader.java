package fr.rentree.sync.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.documents.Flaw;
import fr.rentree.sync.limits.FixedLimits;
import fr.rentree.sync.limits.SyncConfig;
import java.util.HashSet;

/// Looks into a sequence: a teacher's own path through a manual, step by step.
final class SequenceReader {

    private SequenceReader() {}

    static void check(ValueReader doc, SyncConfig limits) throws FlawedException {
        title(doc.member("title").text(), limits);
        var steps = doc.member("steps").demand(JsonNode::isArray, "an array of steps");
        int found = steps.node().size();
        if (found > limits.stepsPerSequence()) {
            throw new FlawedException(
                    new Flaw.TooManySteps(steps.place(), limits.stepsPerSequence(), found));
        }
        var ids = new HashSet<String>();
        for (ValueReader step : steps.elements()) {
            step.demand(JsonNode::isObject, "an object");
            step.member("id")
                    .name(FixedLimits.CHARACTERS_PER_STEP_ID)
                    .demand(id -> ids.add(id.textValue()), "an id that no other step has");
            step(step, limits);
        }
    }

    private static void step(ValueReader step, SyncConfig limits) throws FlawedException {
        TargetReader.check(step.member("target"), limits);
        var title = step.member("title");
        if (title.isThere()) {
            title(title.demand(JsonNode::isTextual, "a text"), limits);
        }
        var text = step.member("text");
        if (text.isThere()) {
            text.demand(JsonNode::isTextual, "a text");
            if (text.characters() > limits.charactersOfText()) {
                throw new FlawedException(
                        new Flaw.TextTooLong(
                                text.place(), limits.charactersOfText(), text.characters()));
            }
        }
    }

    private static void title(ValueReader title, SyncConfig limits) throws FlawedException {
        if (title.characters() > limits.charactersPerTitle()) {
            throw new FlawedException(
                    new Flaw.TitleTooLong(
                            title.place(), limits.charactersPerTitle(), title.characters()));
        }
    }
}
