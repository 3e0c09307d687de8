package fr.rentree.sync.merge;

import fr.rentree.sync.documents.Document;
import fr.rentree.sync.documents.Field;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.documents.Worth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The merge of I3 and I4, pure: per field the later write wins, progress only goes up, and a
/// deletion wins over everything.
///
/// [#join] is commutative, associative and idempotent, so devices that have exchanged the same
/// writes hold the same note, in whatever order, and however often, those arrived.
public final class Merge {

    /// What a field holds and when that was written; taking a field away is a write like any other.
    record Register(Field value, HybridClock stamp) {

        private static final Comparator<Register> LATER =
                Comparator.comparing(Register::stamp).thenComparing(r -> r.value.raw());
    }

    sealed interface State {
        record Live(Kind kind, Map<String, Register> fields) implements State {}

        /// Deleted for good: an id never comes back.
        record Gone(HybridClock stamp) implements State {}
    }

    /// An edit as it arrives: the document as the device would have it, the fields that it wrote
    /// (empty when it sent it whole), the revision that it had read (0 for none), and when.
    ///
    /// @param ownUnread whether whoever wrote it had not read either what their own device wrote
    ///   since: in another window
    public record Incoming(
            Kind kind,
            Document document,
            Optional<Set<String>> written,
            int base,
            HybridClock clock,
            boolean ownUnread) {}

    public enum Effect {
        /// The note is now exactly what the device has.
        APPLIED,
        /// Some of what was sent, beside newer fields of other devices.
        MERGED,
        /// Nothing of what was sent: all of it is older.
        SUPERSEDED
    }

    /// A text that lost against another one; kept, shown and restorable.
    public record LostText(String field, String raw, HybridClock stamp) {}

    public record Edited(Effect effect, String raw, History history, List<LostText> lost) {}

    /// The fields that hold words.
    static final Set<String> TEXTS =
            Set.of("body/value", "body/items", "body", "bodyValue", "title", "steps");

    private Merge() {}

    static State join(State one, State other) {
        if (one instanceof State.Live(var kind, var fields)
                && other instanceof State.Live(_, var others)) {
            return new State.Live(kind, join(kind, fields, others));
        }
        if (one instanceof State.Gone(var first) && other instanceof State.Gone(var second)) {
            return new State.Gone(first.isAfter(second) ? first : second);
        }
        return one instanceof State.Gone ? one : other;
    }

    private static Map<String, Register> join(
            Kind kind, Map<String, Register> fields, Map<String, Register> others) {
        var joined = new LinkedHashMap<>(fields);
        others.forEach((pointer, register) ->
                joined.merge(
                        pointer,
                        register,
                        BinaryOperator.maxBy(
                                kind == Kind.PROGRESS ? upwards(pointer) : Register.LATER)));
        return joined;
    }

    /// What was reached is never lost: the greater value wins, and only then the later write.
    private static Comparator<Register> upwards(String pointer) {
        return Comparator.<Register>comparingDouble(register -> worth(pointer, register))
                .thenComparing(Register.LATER);
    }

    /// A tablet whose clock runs ahead has reached nothing later than it told us.
    private static double worth(String pointer, Register register) {
        double worth = Worth.of(pointer, register.value());
        return pointer.equals(Worth.LAST) ? Math.min(worth, register.stamp().millis()) : worth;
    }

    /// Joins an edit into a note that stands; `rev` is the one that it gets if anything changes.
    public static Edited edit(Document current, History history, Incoming incoming, int rev) {
        var before = registers(current, history, incoming.document());
        var delta = delta(before, history, incoming);
        var after = inOneForm(join(incoming.kind(), before, delta));
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
        boolean asSent = after.keySet().stream().allMatch(p -> stands(after, incoming, p));
        boolean nothing = delta.keySet().stream().noneMatch(p -> stands(after, incoming, p));
        boolean knows = incoming.written().isEmpty() || incoming.base() == rev - 1;
        return new Edited(
                asSent && knows
                        ? Effect.APPLIED
                        : nothing && !asSent ? Effect.SUPERSEDED : Effect.MERGED,
                unchanged ? current.raw() : asSent ? incoming.document().raw() : compose(after),
                next,
                lost(before, delta, after, p -> isUnread(history, incoming, p)));
    }

    private static boolean isUnread(History history, Incoming incoming, String pointer) {
        return history.revOf(pointer) > incoming.base()
                && (incoming.ownUnread()
                        || !history.stampOf(pointer).device().equals(incoming.clock().device()));
    }

    private static boolean stands(Map<String, Register> after, Incoming incoming, String pointer) {
        return value(after, pointer).means(incoming.document().field(pointer));
    }

    private static Field value(Map<String, Register> fields, String pointer) {
        var register = fields.get(pointer);
        return register == null ? Field.ABSENT : register.value();
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

    private static Map<String, Register> delta(
            Map<String, Register> before, History history, Incoming incoming) {
        var stamp = stamp(history, incoming);
        var delta = new LinkedHashMap<String, Register>();
        incoming.written()
                .orElseGet(() -> changed(before, history, incoming))
                .forEach(p -> delta.put(p, new Register(incoming.document().field(p), stamp)));
        return delta;
    }

    /// What differs from the revision that the device had read, or else from the note as it stands.
    private static Set<String> changed(
            Map<String, Register> before, History history, Incoming incoming) {
        var changed = new LinkedHashSet<String>();
        before.forEach((pointer, register) -> {
            String now = register.value().digest();
            String base = history.digestAt(pointer, incoming.base(), now).orElse(now);
            if (!incoming.document().field(pointer).digest().equals(base)) {
                changed.add(pointer);
            }
        });
        return changed;
    }

    /// Whoever had read a revision writes after it, however slow their clock is.
    private static HybridClock stamp(History history, Incoming incoming) {
        var clock = incoming.clock();
        return history.latestAt(incoming.base())
                .filter(known -> !clock.isAfter(known))
                .map(known -> known.next(clock.device()))
                .orElse(clock);
    }

    /// A body is one value or an object of members, not both: the later form stays, and takes with
    /// it what was written of the other before.
    private static Map<String, Register> inOneForm(Map<String, Register> fields) {
        var one = new LinkedHashMap<>(fields);
        for (String opened : Document.OPENED) {
            var whole = fields.get(opened);
            if (whole != null) {
                fields.forEach((pointer, member) -> {
                    boolean isMember = pointer.startsWith(opened + "/");
                    if (isMember && whole.stamp().isAfter(member.stamp())) {
                        one.put(pointer, new Register(Field.ABSENT, member.stamp()));
                    } else if (isMember && member.stamp().isAfter(whole.stamp())) {
                        one.put(opened, new Register(Field.ABSENT, whole.stamp()));
                    }
                });
            }
        }
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

    /// Texts that stood unread, and texts that were sent and another device's write keeps out.
    private static List<LostText> lost(
            Map<String, Register> before,
            Map<String, Register> delta,
            Map<String, Register> after,
            Predicate<String> unread) {
        var lost = new ArrayList<LostText>();
        for (String text : TEXTS) {
            Stream.concat(
                            Stream.ofNullable(before.get(text)).filter(_ -> unread.test(text)),
                            Stream.ofNullable(delta.get(text))
                                    .filter(sent -> others(before, text, sent)))
                    .filter(register -> !register.value().isAbsent())
                    .filter(register -> !value(after, text).means(register.value()))
                    .map(register -> new LostText(text, register.value().raw(), register.stamp()))
                    .forEach(lost::add);
        }
        return lost;
    }

    /// Whether what stood in the place of a text was written on another device.
    private static boolean others(Map<String, Register> before, String text, Register sent) {
        String place = text.replaceFirst("/.*", "");
        return before.entrySet().stream()
                .filter(f -> f.getKey().equals(place) || f.getKey().startsWith(place + "/"))
                .map(Map.Entry::getValue)
                .max(Register.LATER)
                .filter(latest -> !latest.stamp().device().equals(sent.stamp().device()))
                .isPresent();
    }
}
