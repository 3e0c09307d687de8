package fr.rentree.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.documents.Document;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.documents.Field;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.merge.Merge.Effect;
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
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MergeTest {

    private static final UUID ONE = new UUID(1, 1);
    private static final UUID TWO = new UUID(2, 2);

    /// A field that was given a value (or taken away, when it is empty) on a device.
    record Change(String field, String value, HybridClock clock) {}

    @Property
    void join_is_commutative(@ForAll("states") State one, @ForAll("states") State other) {
        assertThat(Merge.join(one, other)).isEqualTo(Merge.join(other, one));
    }

    @Property
    void join_is_associative(
            @ForAll("states") State one,
            @ForAll("states") State two,
            @ForAll("states") State three) {
        assertThat(Merge.join(Merge.join(one, two), three))
                .isEqualTo(Merge.join(one, Merge.join(two, three)));
    }

    @Property
    void join_is_idempotent(@ForAll("states") State one, @ForAll("states") State other) {
        var joined = Merge.join(one, other);
        assertThat(Merge.join(joined, joined)).isEqualTo(joined);
        assertThat(Merge.join(joined, other)).isEqualTo(joined);
    }

    @Property
    void a_deletion_stands_whatever_comes(
            @ForAll("states") State any, @ForAll("clocks") HybridClock at) {
        assertThat(Merge.join(any, new State.Gone(at))).isInstanceOf(State.Gone.class);
    }

    @Property
    void edits_of_one_revision_end_the_same_in_whatever_order_they_arrive(
            @ForAll("edits") List<Change> edits, @ForAll Random random) {
        var shuffled = new ArrayList<>(edits);
        Collections.shuffle(shuffled, random);
        assertThat(meaning(play(shuffled))).isEqualTo(meaning(play(edits)));
    }

    @Property
    void an_edit_that_arrives_twice_changes_nothing_the_second_time(
            @ForAll("edits") List<Change> edits) {
        var twice = new ArrayList<>(edits);
        twice.addAll(edits);
        assertThat(meaning(play(twice))).isEqualTo(meaning(play(edits)));
    }

    @Property
    void a_history_reads_back_what_it_wrote(@ForAll("edits") List<Change> edits) {
        var history = play(edits).history();
        assertThat(History.decode(history.born(), history.encode())).isEqualTo(history);
    }

    @Example
    void a_colour_and_a_text_changed_on_two_devices_are_both_kept() {
        var base = DocumentReader.read("{\"body\":{\"value\":\"a\",\"color\":\"red\"}}");
        var born = History.bornAt(at(1, ONE));
        var coloured =
                Merge.edit(
                        base,
                        born,
                        incoming("{\"body\":{\"value\":\"a\",\"color\":\"blue\"}}", at(5, ONE)),
                        2);
        var both =
                Merge.edit(
                        DocumentReader.read(coloured.raw()),
                        coloured.history(),
                        incoming("{\"body\":{\"value\":\"b\",\"color\":\"red\"}}", at(3, TWO)),
                        3);
        assertThat(both.effect()).isEqualTo(Effect.MERGED);
        assertThat(both.raw()).isEqualTo("{\"body\":{\"value\":\"b\",\"color\":\"blue\"}}");
        assertThat(both.lost()).isEmpty();
    }

    @Example
    void the_text_that_loses_is_handed_back() {
        var base = DocumentReader.read("{\"body\":{\"value\":\"a\"}}");
        var first =
                Merge.edit(
                        base,
                        History.bornAt(at(1, ONE)),
                        incoming("{\"body\":{\"value\":\"later\"}}", at(9, ONE)),
                        2);
        var second =
                Merge.edit(
                        DocumentReader.read(first.raw()),
                        first.history(),
                        incoming("{\"body\":{\"value\":\"earlier\"}}", at(5, TWO)),
                        3);
        assertThat(second.effect()).isEqualTo(Effect.SUPERSEDED);
        assertThat(second.lost())
                .containsExactly(new Merge.LostText("body/value", "\"earlier\"", at(5, TWO)));
    }

    @Example
    void who_had_read_a_revision_writes_after_it_however_slow_the_clock() {
        var base = DocumentReader.read("{\"bodyValue\":\"a\"}");
        var edited =
                Merge.edit(
                        base,
                        History.bornAt(at(1_000_000, ONE)),
                        incoming("{\"bodyValue\":\"b\"}", at(7, TWO)),
                        2);
        assertThat(edited.effect()).isEqualTo(Effect.APPLIED);
        assertThat(edited.lost()).isEmpty();
    }

    @Example
    void an_older_copy_without_a_revision_brings_nothing_back() {
        var now = DocumentReader.read("{\"bodyValue\":\"now\"}");
        var late =
                Merge.edit(
                        now,
                        History.bornAt(at(9, ONE)),
                        new Incoming(
                                Kind.ANNOTATION,
                                DocumentReader.read("{\"bodyValue\":\"then\",\"tag\":1}"),
                                Optional.empty(),
                                0,
                                at(5, ONE),
                                false),
                        2);
        assertThat(late.effect()).isEqualTo(Effect.SUPERSEDED);
        assertThat(late.raw()).isEqualTo("{\"bodyValue\":\"now\"}");
    }

    @Example
    void the_later_form_of_a_body_stays_whole() {
        var base = DocumentReader.read("{\"body\":{\"value\":\"a\"}}");
        var listed =
                Merge.edit(
                        base,
                        History.bornAt(at(1, ONE)),
                        incoming("{\"body\":[{\"value\":\"x\"}]}", at(9, ONE)),
                        2);
        var edited =
                Merge.edit(
                        DocumentReader.read(listed.raw()),
                        listed.history(),
                        incoming("{\"body\":{\"value\":\"b\"}}", at(5, TWO)),
                        3);
        assertThat(edited.raw()).isEqualTo("{\"body\":[{\"value\":\"x\"}]}");
    }

    private record Played(String raw, History history, int rev) {}

    /// All edits are of the first revision: nobody knew of anybody.
    private static Played play(List<Change> edits) {
        var note = new Played(document(Map.of()), History.bornAt(at(0, ONE)), 1);
        for (Change edit : edits) {
            var result =
                    Merge.edit(
                            DocumentReader.read(note.raw()),
                            note.history(),
                            incoming(document(Map.of(edit.field(), edit.value())), edit.clock()),
                            note.rev() + 1);
            boolean changed = !result.history().equals(note.history());
            note = new Played(result.raw(), result.history(), note.rev() + (changed ? 1 : 0));
        }
        return note;
    }

    private static String document(Map<String, String> changed) {
        var fields =
                new HashMap<>(
                        Map.of("body/value", "\"v\"", "body/color", "\"c\"", "type", "\"t\""));
        fields.putAll(changed);
        fields.values().removeIf(String::isEmpty);
        return Document.compose(fields);
    }

    private static Map<String, String> meaning(Played played) {
        var meaning = new HashMap<String, String>();
        DocumentReader.read(played.raw())
                .fields()
                .forEach((pointer, field) -> meaning.put(pointer, field.digest()));
        return meaning;
    }

    private static Incoming incoming(String document, HybridClock clock) {
        return new Incoming(
                Kind.ANNOTATION, DocumentReader.read(document), Optional.empty(), 1, clock, false);
    }

    private static HybridClock at(long millis, UUID device) {
        return new HybridClock(millis, 0, device);
    }

    @Provide
    Arbitrary<HybridClock> clocks() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 20),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(1, 5))
                .as((millis, counter, device) ->
                        new HybridClock(millis, counter, new UUID(device, device)));
    }

    @Provide
    Arbitrary<List<Change>> edits() {
        var values = Arbitraries.of("\"a\"", "\"b\"", "{\"n\":1}", "");
        return Combinators.combine(
                        Arbitraries.of("body/value", "body/color", "type", "note"),
                        values,
                        clocks())
                .as(Change::new)
                .list()
                .ofMaxSize(8)
                .uniqueElements(Change::clock);
    }

    @Provide
    Arbitrary<State> states() {
        var registers =
                Combinators.combine(Arbitraries.of("\"a\"", "\"b\"", ""), clocks())
                        .as((raw, clock) -> new Register(new Field(raw, raw), clock));
        Arbitrary<State> live =
                Arbitraries.maps(Arbitraries.of("x", "y", "z"), registers)
                        .map(fields -> new State.Live(Kind.ANNOTATION, fields));
        Arbitrary<State> gone = clocks().map(State.Gone::new);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, live), net.jqwik.api.Tuple.of(1, gone));
    }
}
