package fr.rentree.licence.fulfilment;

import fr.rentree.licence.fulfilment.LineRepository.LineChange;
import fr.rentree.licence.fulfilment.SeatRepository.Target;
import fr.rentree.licence.fulfilment.StateFileReader.StateLine;
import fr.rentree.licence.fulfilment.StateReport.Held;
import fr.rentree.licence.fulfilment.StateReport.Unknown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes a bookseller's word on how far orders have come.
@ApplicationScoped
class StateDesk {

    private final LineRepository lines;
    private final SeatRepository seats;
    private final LineDesk desk;
    private final FulfilmentConfig config;
    private final Clock clock;

    StateDesk(
            LineRepository lines,
            SeatRepository seats,
            LineDesk desk,
            FulfilmentConfig config,
            Clock clock) {
        this.lines = lines;
        this.seats = seats;
        this.desk = desk;
        this.config = config;
        this.clock = clock;
    }

    /// Applies a file whole, or throws every bad line of it as one problem.
    ///
    /// A cancellation takes no seat from anybody: as long as people hold some it waits, and is
    /// told; the next file that repeats it may find them free.
    @Transactional
    StateReport report(InputStream file, @Nullable String account, String by) {
        var read = read(file);
        var said =
                read.last().stream().collect(Collectors.toMap(StateLine::key, Function.identity()));
        var orders = lines.ordersOf(read.last(), account);
        var standing = lines.lock(orders, account);
        var changes = new ArrayList<LineChange>();
        var held = new ArrayList<Held>();
        var known = new HashSet<StateLine.Key>();
        for (StandingLine line : standing) {
            var word = said.get(new StateLine.Key(line.school(), line.name()));
            if (word != null) {
                known.add(word.key());
                if (isHeld(line, word)) {
                    held.add(held(line, word));
                } else if (!line.state().isOver()) {
                    changes.add(change(line, word));
                }
            }
        }
        write(changes, standing, by);
        int changed = changed(standing, changes);
        return StateReport.of(
                read.lines(),
                changed,
                known.size() - changed - held.size(),
                held,
                unknown(said, known));
    }

    private StateFileReader read(InputStream file) {
        try {
            var read = new StateFileReader(config.stateLines()).read(file);
            if (!read.bad().isEmpty()) {
                throw LineProblems.badFile(read.bad(), config.badLinesShown());
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<LineChange> changes, List<StandingLine> standing, String by) {
        if (changes.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var gone =
                changes.stream()
                        .filter(LineChange::setsSeats)
                        .map(one -> new Target(one.order(), one.line(), 0))
                        .toList();
        if (seats.reduce(gone, now) < gone.size()) {
            throw new IllegalStateException("seats were given while their pools were locked");
        }
        lines.change(changes, by, "REPORTED", now);
        desk.settle(standing, changes);
    }

    private static boolean isHeld(StandingLine line, StateLine word) {
        return word.state().meaning().isOver() && !line.state().isOver() && line.assigned() > 0;
    }

    private static Held held(StandingLine line, StateLine word) {
        return new Held(
                word.number(),
                line.name(),
                line.school().value(),
                word.state().number(),
                line.assigned());
    }

    private static LineChange change(StandingLine line, StateLine word) {
        boolean over = word.state().meaning().isOver();
        return new LineChange(
                line.order(),
                line.line(),
                word.state().meaning(),
                over ? Integer.valueOf(0) : line.seats(),
                over,
                word.state().number());
    }

    private static int changed(List<StandingLine> standing, List<LineChange> changes) {
        record Key(UUID order, int line) {}
        var before =
                standing.stream()
                        .collect(
                                Collectors.toMap(
                                        line -> new Key(line.order(), line.line()),
                                        StandingLine::state));
        return (int)
                changes.stream()
                        .filter(one -> before.get(new Key(one.order(), one.line())) != one.state())
                        .count();
    }

    private static List<Unknown> unknown(
            Map<StateLine.Key, StateLine> said, HashSet<StateLine.Key> known) {
        return said.values().stream()
                .filter(word -> !known.contains(word.key()))
                .map(word -> new Unknown(word.number(), word.name(), word.school().value()))
                .sorted(Comparator.comparingInt(Unknown::line))
                .toList();
    }
}
