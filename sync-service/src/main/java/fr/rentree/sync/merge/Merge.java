package fr.rentree.sync.merge;

import fr.rentree.sync.documents.Document;
import fr.rentree.sync.documents.Field;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The merge of I3 and I4, pure: per field the later write wins, and a deletion wins over
/// everything.
///
/// [#join] is commutative, associative and idempotent, so devices that have exchanged the same
/// writes hold the same note, in whatever order, and however often, those arrived.
public final class Merge {

    /// What a field holds and when that was written; taking a field away is a write like any other.
    record Register(Field value, HybridClock stamp) {

        private static final Comparator<Register> ORDER =
                Comparator.comparing(Register::stamp).thenComparing(r -> r.value.raw());

        static Register later(Register one, Register other) {
            return ORDER.compare(one, other) >= 0 ? one : other;
        }
    }

    sealed interface State {
        record Live(Map<String, Register> fields) implements State {}

        /// Deleted for good: an id never comes back.
        record Gone(HybridClock stamp) implements State {}
    }

    /// An edit as it arrives: the whole document, the revision that the device had read (0 when it
    /// names none), and when the device made it.
    public record Incoming(Document document, int base, HybridClock clock) {}

    public enum Effect {
        /// The note is now exactly what was sent.
        APPLIED,
        /// Some of what was sent, beside newer fields of other devices.
        MERGED,
        /// Nothing of what was sent: all of it is older.
        SUPERSEDED
    }

    /// A text that lost against another one; kept, shown and restorable.
    public record LostText(String field, String raw, HybridClock stamp) {}

    public record Edited(Effect effect, String raw, History history, List<LostText> lost) {}

    /// The fields that hold what a person wrote in words.
    static final Set<String> TEXTS = Set.of("body/value", "body", "bodyValue");

    private Merge() {}

    static State join(State one, State other) {
        if (one instanceof State.Live(var fields) && other instanceof State.Live(var others)) {
            return new State.Live(join(fields, others));
        }
        if (one instanceof State.Gone(var first) && other instanceof State.Gone(var second)) {
            return new State.Gone(first.isAfter(second) ? first : second);
        }
        return one instanceof State.Gone ? one : other;
    }

    private static Map<String, Register> join(
            Map<String, Register> fields, Map<String, Register> others) {
        var joined = new LinkedHashMap<>(fields);
        others.forEach((pointer, register) -> joined.merge(pointer, register, Register::later));
        return joined;
    }

    /// Joins an edit into a note that stands; `rev` is the one that it gets if anything changes.
    public static Edited edit(Document current, History history, Incoming incoming, int rev) {
        var before = registers(current, history, incoming.document());
        var delta = delta(before, history, incoming);
        var after = withOneBody(join(before, delta));
        var next = history;
        for (var field : after.entrySet()) {
            Field was = current.field(field.getKey());
            Register is = field.getValue();
            if (!is.equals(before.get(field.getKey()))) {
                var write = new History.Write(rev, is.stamp(), is.value().digest());
                next = next.with(field.getKey(), was.digest(), write);
            }
        }
        boolean unchanged = next.equals(history);
        boolean asSent =
                after.entrySet().stream()
                        .allMatch(f ->
                                f.getValue().value().means(incoming.document().field(f.getKey())));
        return new Edited(
                asSent ? Effect.APPLIED : unchanged ? Effect.SUPERSEDED : Effect.MERGED,
                unchanged ? current.raw() : asSent ? incoming.document().raw() : compose(after),
                next,
                lost(before, history, delta, incoming.base()));
    }

    private static Map<String, Register> registers(
            Document current, History history, Document incoming) {
        var pointers = new LinkedHashSet<>(current.fields().keySet());
        pointers.addAll(incoming.fields().keySet());
        pointers.addAll(history.writes().keySet());
        var registers = new LinkedHashMap<String, Register>();
        for (String pointer : pointers) {
            registers.put(pointer, new Register(current.field(pointer), history.stampOf(pointer)));
        }
        return registers;
    }

    /// What the device changed: the fields that differ from the revision it had read. When that is
    /// not known, the fields that differ from the note as it stands.
    private static Map<String, Register> delta(
            Map<String, Register> before, History history, Incoming incoming) {
        var stamp = stamp(history, incoming);
        var delta = new LinkedHashMap<String, Register>();
        before.forEach((pointer, register) -> {
            Field sent = incoming.document().field(pointer);
            String now = register.value().digest();
            String base = history.digestAt(pointer, incoming.base(), now).orElse(now);
            if (!sent.digest().equals(base)) {
                delta.put(pointer, new Register(sent, stamp));
            }
        });
        return delta;
    }

    /// Whoever had read a revision writes after it, however slow their clock is.
    private static HybridClock stamp(History history, Incoming incoming) {
        var clock = incoming.clock();
        return history.latestAt(incoming.base())
                .filter(known -> !clock.isAfter(known))
                .map(known -> known.next(clock.device()))
                .orElse(clock);
    }

    /// A body is one value or an object of members, not both: the later form stays.
    private static Map<String, Register> withOneBody(Map<String, Register> fields) {
        var whole = fields.get(Document.BODY);
        var member =
                fields.entrySet().stream()
                        .filter(f -> f.getKey().startsWith(Document.BODY_MEMBER))
                        .map(Map.Entry::getValue)
                        .filter(register -> !register.value().isAbsent())
                        .max(Comparator.comparing(Register::stamp));
        if (whole == null || whole.value().isAbsent() || member.isEmpty()) {
            return fields;
        }
        boolean wholeStays = whole.stamp().compareTo(member.get().stamp()) >= 0;
        var one = new LinkedHashMap<String, Register>();
        fields.forEach((pointer, register) -> {
            boolean drops =
                    wholeStays
                            ? pointer.startsWith(Document.BODY_MEMBER)
                            : pointer.equals(Document.BODY);
            one.put(pointer, drops ? new Register(Field.ABSENT, register.stamp()) : register);
        });
        return one;
    }

    private static String compose(Map<String, Register> fields) {
        var raws = new LinkedHashMap<String, String>();
        fields.forEach((pointer, register) -> {
            if (!register.value().isAbsent()) {
                raws.put(pointer, register.value().raw());
            }
        });
        return Document.compose(raws);
    }

    /// Where two devices wrote a text without knowing of each other: the one that does not stand.
    private static List<LostText> lost(
            Map<String, Register> before, History history, Map<String, Register> delta, int base) {
        return before.entrySet().stream()
                .filter(field -> TEXTS.contains(field.getKey()))
                .flatMap(field -> {
                    var standing = field.getValue();
                    var arriving = delta.getOrDefault(field.getKey(), standing);
                    var later = Register.later(standing, arriving);
                    var loser = later.equals(arriving) ? standing : arriving;
                    boolean meet = meet(history, field.getKey(), arriving, base);
                    return meet && !loser.value().means(later.value())
                            ? Stream.of(lost(field.getKey(), loser))
                            : Stream.empty();
                })
                .filter(text -> !text.raw().isEmpty())
                .toList();
    }

    private static LostText lost(String pointer, Register loser) {
        return new LostText(pointer, loser.value().raw(), loser.stamp());
    }

    private static boolean meet(History history, String pointer, Register arriving, int base) {
        var standing = history.stampOf(pointer);
        return !standing.device().equals(arriving.stamp().device())
                && history.revOf(pointer) > base;
    }
}
