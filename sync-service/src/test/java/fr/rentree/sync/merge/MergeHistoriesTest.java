package fr.rentree.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.documents.Document;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.documents.Field;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.documents.MergePatch;
import fr.rentree.sync.documents.Worth;
import fr.rentree.sync.merge.Merge.Incoming;
import fr.rentree.sync.merge.Merge.Register;
import fr.rentree.sync.merge.Merge.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// The merge over generated histories of every kind.
class MergeHistoriesTest {

    /// A write as a merge patch would say it.
    record Write(String patch, boolean whole, HybridClock clock) {}

    /// Three copies of one document that have seen different writes.
    record Copies(State one, State two, State three) {}

    record Writes(Kind kind, List<Write> writes) {}

    private static final Map<Kind, String> MADE =
            Map.of(
                    Kind.ANNOTATION,
                    "{\"type\":\"Annotation\",\"body\":{\"value\":\"v\",\"color\":\"c\"}}",
                    Kind.SEQUENCE,
                    "{\"type\":\"Sequence\",\"title\":\"t\",\"steps\":[]}",
                    Kind.POSITION,
                    "{\"type\":\"Position\",\"target\":{\"source\":\"a\"},\"progression\":0.1}",
                    Kind.PROGRESS,
                    "{\"type\":\"Progress\",\"module\":\"m\",\"attempts\":1,\"completed\":false}",
                    Kind.PREFERENCE,
                    "{\"type\":\"Preference\",\"values\":{\"a\":1,\"b\":2}}");

    private static final Map<Kind, List<String>> PATCHES =
            Map.of(
                    Kind.ANNOTATION,
                    List.of(
                            "{\"body\":{\"value\":\"w\"}}",
                            "{\"body\":{\"value\":\"x\",\"color\":\"red\"}}",
                            "{\"body\":{\"color\":\"blue\"}}",
                            "{\"body\":[{\"value\":\"y\"}]}",
                            "{\"body\":\"z\"}",
                            "{\"body\":null}",
                            "{\"bodyValue\":\"w\"}",
                            "{\"bodyValue\":null}",
                            "{\"x:page\":7}"),
                    Kind.SEQUENCE,
                    List.of(
                            "{\"title\":\"u\"}",
                            "{\"steps\":[{\"id\":\"1\"}]}",
                            "{\"title\":\"w\",\"steps\":[{\"id\":\"2\"}]}"),
                    Kind.POSITION,
                    List.of(
                            "{\"progression\":0.5}",
                            "{\"target\":\"b\",\"progression\":0.7}",
                            "{\"target\":\"c\"}"),
                    Kind.PROGRESS,
                    List.of(
                            "{\"attempts\":2}",
                            "{\"attempts\":9,\"completed\":true}",
                            "{\"best\":" + score(8, 10) + "}",
                            "{\"best\":" + score(4, 5) + "}",
                            "{\"best\":" + score(3, 4) + "}",
                            "{\"best\":null}",
                            "{\"last\":" + attempt(1, "2026-09-07T08:00:00Z") + "}",
                            "{\"last\":" + attempt(2, "2026-09-07T11:00:00+02:00") + "}",
                            "{\"last\":" + attempt(3, "2036-09-07T08:00:00Z") + "}",
                            "{\"module\":\"n\"}",
                            "{\"completed\":true}"),
                    Kind.PREFERENCE,
                    List.of(
                            "{\"values\":{\"a\":9}}",
                            "{\"values\":{\"b\":[1,{}],\"c\":null}}",
                            "{\"values\":{\"c\":\"\"}}",
                            "{\"x:y\":{}}"));

    private static String score(int score, int max) {
        return "{\"score\":%d,\"max\":%d}".formatted(score, max);
    }

    private static String attempt(int score, String at) {
        return "{\"score\":%d,\"max\":10,\"at\":\"%s\"}".formatted(score, at);
    }

    @Property
    void copies_of_any_kind_join_to_the_same_in_whatever_order(@ForAll("copies") Copies copies) {
        var one = copies.one();
        var two = copies.two();
        var three = copies.three();
        assertThat(Merge.join(one, two)).isEqualTo(Merge.join(two, one));
        assertThat(Merge.join(Merge.join(one, two), three))
                .isEqualTo(Merge.join(one, Merge.join(two, three)));
        var all = Merge.join(Merge.join(one, two), three);
        assertThat(Merge.join(all, all)).isEqualTo(all);
        assertThat(Merge.join(all, two)).isEqualTo(all);
    }

    @Property
    void writes_that_know_nothing_of_one_another_end_the_same_in_whatever_order(
            @ForAll("histories") Writes history, @ForAll Random random) {
        var shuffled = new ArrayList<>(history.writes());
        Collections.shuffle(shuffled, random);
        assertThat(play(history.kind(), shuffled))
                .isEqualTo(play(history.kind(), history.writes()));
    }

    @Property
    void writes_that_arrive_again_change_nothing_more(
            @ForAll("histories") Writes history, @ForAll Random random) {
        var again = new ArrayList<>(history.writes());
        again.addAll(history.writes());
        Collections.shuffle(again, random);
        assertThat(play(history.kind(), again)).isEqualTo(play(history.kind(), history.writes()));
    }

    @Property
    void progress_never_goes_down(@ForAll("progress") List<Write> writes) {
        var now = new Note(Kind.PROGRESS, MADE.getOrDefault(Kind.PROGRESS, "{}"), 0);
        for (Write write : writes) {
            var before = now.document().fields();
            now = now.after(write, 1);
            for (String field : List.of("attempts", "best", "completed")) {
                var was = before.getOrDefault(field, Field.ABSENT);
                assertThat(Worth.of(field, now.document().field(field)))
                        .isGreaterThanOrEqualTo(Worth.of(field, was));
            }
        }
        double reached =
                writes.stream()
                        .map(write -> DocumentReader.read(write.patch()).field("attempts"))
                        .mapToDouble(sent -> Worth.of("attempts", sent))
                        .reduce(1, Math::max);
        assertThat(Worth.of("attempts", now.document().field("attempts"))).isEqualTo(reached);
    }

    /// A document as the server has it.
    record Note(Kind kind, String raw, History history, int rev) {

        Note(Kind kind, String raw, long bornAt) {
            this(kind, raw, History.bornAt(new HybridClock(bornAt, 0, new UUID(9, 9))), 1);
        }

        Document document() {
            return DocumentReader.read(raw);
        }

        Note after(Write write, int base) {
            var sent =
                    write.whole()
                            ? new Incoming(
                                    kind,
                                    MergePatch.apply(
                                                    DocumentReader.read(
                                                            MADE.getOrDefault(kind, "{}")),
                                                    write.patch())
                                            .document(),
                                    Optional.empty(),
                                    base,
                                    write.clock(),
                                    false)
                            : patch(write, base);
            var edited = Merge.edit(document(), history, sent, rev + 1);
            boolean changed = !edited.history().equals(history);
            return new Note(kind, edited.raw(), edited.history(), rev + (changed ? 1 : 0));
        }

        private Incoming patch(Write write, int base) {
            var patched = MergePatch.apply(document(), write.patch());
            return new Incoming(
                    kind,
                    patched.document(),
                    Optional.of(patched.written()),
                    base,
                    write.clock(),
                    false);
        }
    }

    /// What the fields mean at the end; an empty body is as good as none.
    private static Map<String, String> play(Kind kind, List<Write> writes) {
        var note = new Note(kind, MADE.getOrDefault(kind, "{}"), 0);
        for (Write write : writes) {
            note = note.after(write, 1);
        }
        var meaning = new HashMap<String, String>();
        note.document().fields().forEach((pointer, field) -> meaning.put(pointer, field.raw()));
        meaning.keySet().removeIf(pointer -> pointer.endsWith("/~"));
        return meaning;
    }

    @Provide
    Arbitrary<Writes> histories() {
        return Arbitraries.of(Kind.class)
                .flatMap(kind -> writes(kind).map(writes -> new Writes(kind, writes)));
    }

    @Provide
    Arbitrary<List<Write>> progress() {
        return writes(Kind.PROGRESS);
    }

    private static Arbitrary<List<Write>> writes(Kind kind) {
        return Combinators.combine(
                        Arbitraries.of(PATCHES.getOrDefault(kind, List.of())),
                        Arbitraries.of(true, false),
                        clocks())
                .as(Write::new)
                .list()
                .ofMaxSize(8)
                .uniqueElements(Write::clock);
    }

    private static Arbitrary<HybridClock> clocks() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 20),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(1, 5))
                .as((millis, counter, device) ->
                        new HybridClock(millis, counter, new UUID(device, device)));
    }

    @Provide
    Arbitrary<Copies> copies() {
        return Arbitraries.of(Kind.class)
                .flatMap(kind ->
                        Combinators.combine(state(kind), state(kind), state(kind)).as(Copies::new));
    }

    private static Arbitrary<State> state(Kind kind) {
        var fields = new HashMap<String, List<Field>>();
        PATCHES.getOrDefault(kind, List.of())
                .forEach(patch ->
                        DocumentReader.read(patch)
                                .fields()
                                .forEach((pointer, field) -> {
                                    boolean gone = field.raw().equals("null");
                                    fields.computeIfAbsent(pointer, _ -> new ArrayList<>())
                                            .add(gone ? Field.ABSENT : field);
                                }));
        Arbitrary<Map.Entry<String, Register>> entries =
                Arbitraries.of(Set.copyOf(fields.keySet()))
                        .flatMap(pointer ->
                                Combinators.combine(
                                                Arbitraries.of(
                                                        fields.getOrDefault(pointer, List.of())),
                                                clocks())
                                        .as((field, clock) ->
                                                Map.entry(pointer, new Register(field, clock))));
        Arbitrary<State> live =
                entries.list()
                        .ofMaxSize(6)
                        .map(list -> {
                            var registers = new HashMap<String, Register>();
                            list.forEach(e -> registers.put(e.getKey(), e.getValue()));
                            return new State.Live(kind, registers);
                        });
        Arbitrary<State> gone = clocks().map(State.Gone::new);
        return Arbitraries.frequencyOf(Tuple.of(6, live), Tuple.of(1, gone));
    }
}
