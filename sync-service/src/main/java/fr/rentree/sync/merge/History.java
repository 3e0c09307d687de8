package fr.rentree.sync.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which write put each field of a note there, and what the field meant at earlier revisions.
///
/// A field nobody changed since the note was made has no line: its write is the making. So the
/// server can tell what an edit of an older revision changed without keeping older documents.
public record History(HybridClock born, Map<String, List<Write>> writes) {

    /// @param digest of the field's meaning; empty when the write took the field away
    public record Write(int rev, HybridClock stamp, String digest) {}

    /// The revision that a note is made with.
    public static final int FIRST_REV = 1;

    /// An older base than the kept writes of a field is answered as if the device had named none.
    static final int KEPT_PER_FIELD = 12;

    public History {
        writes = Map.copyOf(writes);
    }

    public static History bornAt(HybridClock stamp) {
        return new History(stamp, Map.of());
    }

    HybridClock stampOf(String pointer) {
        var known = writes.get(pointer);
        return known == null ? born : known.getLast().stamp();
    }

    /// The revision that put a field there.
    int revOf(String pointer) {
        var known = writes.get(pointer);
        return known == null ? FIRST_REV : known.getLast().rev();
    }

    /// What a field meant at a revision; empty when that is not known any more.
    Optional<String> digestAt(String pointer, int rev, String digestNow) {
        if (rev < FIRST_REV) {
            return Optional.empty();
        }
        var known = writes.get(pointer);
        if (known == null) {
            return Optional.of(digestNow);
        }
        return known.stream()
                .filter(write -> write.rev() <= rev)
                .reduce((_, later) -> later)
                .map(Write::digest);
    }

    /// The latest moment that a device knew of when it had read this revision.
    Optional<HybridClock> latestAt(int rev) {
        return rev < FIRST_REV
                ? Optional.empty()
                : Stream.concat(
                                Stream.of(born),
                                all().filter(write -> write.rev() <= rev).map(Write::stamp))
                        .max(Comparator.naturalOrder());
    }

    /// The moment of the latest write of all.
    public HybridClock latest() {
        return Stream.concat(Stream.of(born), all().map(Write::stamp))
                .max(Comparator.naturalOrder())
                .orElse(born);
    }

    /// A moment of a device that knows of everything written here.
    public HybridClock after(HybridClock own) {
        var latest = latest();
        return own.isAfter(latest) ? own : latest.next(own.device());
    }

    /// Whether anybody else wrote what a device that had read this revision cannot know.
    public boolean changedByOthersAfter(int rev, UUID device) {
        boolean made = rev < FIRST_REV && !born.device().equals(device);
        return made || all().anyMatch(w -> w.rev() > rev && !w.stamp().device().equals(device));
    }

    /// The history after one more write of a field that meant `digestBefore` until now.
    History with(String pointer, String digestBefore, Write write) {
        var known = writes.getOrDefault(pointer, List.of(new Write(FIRST_REV, born, digestBefore)));
        var longer = new ArrayList<>(known);
        longer.add(write);
        int dropped = Math.max(0, longer.size() - KEPT_PER_FIELD);
        var next = new TreeMap<>(writes);
        next.put(pointer, List.copyOf(longer.subList(dropped, longer.size())));
        return new History(born, next);
    }

    /// One line a field, `pointer|rev;stamp;digest|…`; null when nobody edited.
    public @Nullable String encode() {
        return writes.isEmpty()
                ? null
                : new TreeMap<>(writes)
                        .entrySet().stream()
                                .map(field -> line(field.getKey(), field.getValue()))
                                .collect(Collectors.joining("\n"));
    }

    public static History decode(HybridClock born, @Nullable String lines) {
        return lines == null
                ? bornAt(born)
                : new History(
                        born,
                        lines.lines()
                                .map(line -> Arrays.asList(line.split("\\|")))
                                .collect(
                                        Collectors.toMap(
                                                History::pointer,
                                                History::writesOf,
                                                History::later)));
    }

    private Stream<Write> all() {
        return writes.values().stream().flatMap(List::stream);
    }

    private static String line(String pointer, List<Write> writes) {
        return FieldName.encode(pointer)
                + writes.stream()
                        .map(w -> "|" + w.rev() + ";" + w.stamp() + ";" + w.digest())
                        .collect(Collectors.joining());
    }

    private static String pointer(List<String> line) {
        return FieldName.decode(line.getFirst());
    }

    /// Two names that no text can hold were once kept as the same one.
    private static List<Write> later(List<Write> one, List<Write> other) {
        return one.getLast().rev() > other.getLast().rev() ? one : other;
    }

    private static List<Write> writesOf(List<String> line) {
        return line.subList(1, line.size()).stream()
                .map(text -> text.split(";", -1))
                .map(p -> new Write(Integer.parseInt(p[0]), HybridClock.parse(p[1]), p[2]))
                .toList();
    }
}
