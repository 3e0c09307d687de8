package fr.rentree.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.documents.Document;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.documents.MergePatch;
import fr.rentree.sync.merge.Merge.Edited;
import fr.rentree.sync.merge.Merge.Incoming;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// No text disappears unless whoever wrote over it had read it.
class LostTextsTest {

    /// @param back how many revisions the device is behind; more than there are: it names none
    /// @param ownUnread whether it is behind its own writes too: they are another window's
    record Step(
            int device, String patch, boolean whole, int back, boolean ownUnread, long millis) {}

    private static final Pattern TEXT = Pattern.compile("t\\d+t");

    private record Written(UUID device, int rev) {}

    @Property(tries = 3000)
    void a_text_that_is_gone_was_read_or_is_a_version(@ForAll("steps") List<Step> steps) {
        String raw = "{\"body\":{\"value\":\"t0t\",\"color\":\"c\"},\"title\":\"x\"}";
        var history = History.bornAt(new HybridClock(0, 0, new UUID(1, 1)));
        int rev = 1;
        var docs = new TreeMap<>(Map.of(1, raw));
        var texts = new HashMap<>(Map.of("t0t", new Written(new UUID(1, 1), 1)));
        int number = 0;
        for (Step step : steps) {
            var device = new UUID(step.device(), step.device());
            String patch = step.patch().replace("TEXT", "t" + ++number + "t");
            int base = step.back() >= rev ? 0 : rev - step.back();
            var incoming =
                    incoming(
                            step.whole() ? docs.getOrDefault(base, raw) : raw,
                            patch,
                            step,
                            new HybridClock(step.millis(), number, device),
                            base);
            var edited = Merge.edit(DocumentReader.read(raw), history, incoming, rev + 1);
            assertNothingIsLost(raw, history, incoming, edited, texts);
            if (!edited.history().equals(history)) {
                rev++;
            }
            for (String text : texts(edited.raw())) {
                texts.putIfAbsent(text, new Written(device, rev));
            }
            raw = edited.raw();
            history = edited.history();
            docs.put(rev, raw);
        }
    }

    private static void assertNothingIsLost(
            String before,
            History history,
            Incoming incoming,
            Edited edited,
            Map<String, Written> texts) {
        var device = incoming.clock().device();
        var kept =
                edited.lost().stream()
                        .flatMap(lost -> texts(lost.raw()).stream())
                        .collect(Collectors.toSet());
        var after = texts(edited.raw());
        for (String text : texts(before)) {
            var written = texts.get(text);
            boolean read =
                    written == null
                            || written.rev() <= incoming.base()
                            || written.device().equals(device) && !incoming.ownUnread();
            assertThat(after.contains(text) || kept.contains(text) || read)
                    .as("%s stood in %s, now %s", text, before, edited)
                    .isTrue();
        }
        var sent = new HashSet<>(texts(incoming.document().raw()));
        sent.removeAll(texts.keySet());
        for (String text : sent) {
            boolean byItself = latest(history, incoming, text).device().equals(device);
            assertThat(after.contains(text) || kept.contains(text) || byItself)
                    .as("%s was sent over %s, now %s", text, before, edited)
                    .isTrue();
        }
    }

    /// The latest write in the place where a text was to stand.
    private static HybridClock latest(History history, Incoming incoming, String text) {
        var places =
                incoming.document().fields().entrySet().stream()
                        .filter(field -> field.getValue().raw().contains(text))
                        .map(field -> field.getKey().replaceFirst("/.*", ""))
                        .toList();
        return history.writes().entrySet().stream()
                .filter(field -> places.contains(field.getKey().replaceFirst("/.*", "")))
                .flatMap(field -> field.getValue().stream())
                .map(History.Write::stamp)
                .max(Comparator.naturalOrder())
                .orElse(history.born());
    }

    private static Incoming incoming(
            String document, String patch, Step step, HybridClock clock, int base) {
        Document read = DocumentReader.read(document);
        var patched = MergePatch.apply(read, patch);
        return new Incoming(
                Kind.ANNOTATION,
                patched.document(),
                step.whole() ? Optional.empty() : Optional.of(patched.written()),
                base,
                clock,
                step.ownUnread());
    }

    private static Set<String> texts(String raw) {
        return TEXT.matcher(raw).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(
                                "{\"body\":{\"value\":\"TEXT\"}}",
                                "{\"body\":[{\"value\":\"TEXT\"}]}",
                                "{\"body\":\"TEXT\"}",
                                "{\"body\":null}",
                                "{\"body\":{\"value\":null}}",
                                "{\"body\":{\"color\":\"red\"}}",
                                "{\"bodyValue\":\"TEXT\"}",
                                "{\"bodyValue\":null}",
                                "{\"title\":\"TEXT\"}",
                                "{\"steps\":[{\"text\":\"TEXT\"}]}"),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(1, 30))
                .as(Step::new)
                .list()
                .ofMaxSize(9);
    }
}
