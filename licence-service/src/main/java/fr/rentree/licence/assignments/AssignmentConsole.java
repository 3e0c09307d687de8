package fr.rentree.licence.assignments;

import fr.rentree.licence.assignments.SelectionRepository.Selection;
import fr.rentree.licence.roster.Population;
import fr.rentree.licence.roster.PopulationRepository;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The assignment officer's three ways in: by resource, by population, taking back by batch.
@ApplicationScoped
class AssignmentConsole {

    /// What a batch did to one resource, and the refusal when nobody could get a seat.
    record Outcome(Batch.Line line, Optional<Refusal> refusal) {}

    private final SeatPoolRepository pools;
    private final SelectionRepository selections;
    private final AssignmentRepository assignments;
    private final PopulationRepository populations;
    private final Clock clock;

    AssignmentConsole(
            SeatPoolRepository pools,
            SelectionRepository selections,
            AssignmentRepository assignments,
            PopulationRepository populations,
            Clock clock) {
        this.pools = pools;
        this.selections = selections;
        this.assignments = assignments;
        this.populations = populations;
        this.clock = clock;
    }

    /// Those named one by one who are not at the school: a batch with any is refused whole.
    Optional<Refusal> strangers(Uai school, Population population) {
        var strangers = populations.strangers(school, population);
        return strangers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal.NotAtThisSchool(strangers));
    }

    /// Gives seats; one transaction, whose counters are those of its commit.
    @Transactional
    List<Outcome> assign(Batch batch, UUID id, String officer) {
        var locked = pools.lock(batch.school(), batch.resources());
        var change =
                new Change(batch.school(), id, officer, clock.instant(), "batch " + batch.mode());
        var outcomes = new ArrayList<Outcome>();
        for (String resource : batch.resources()) {
            outcomes.add(assign(batch, resource, open(locked, resource), change));
        }
        return outcomes;
    }

    /// The counters as they would stand, resource by resource, without giving anything.
    @Transactional
    List<Batch.Line> preview(Batch batch) {
        var found = pools.find(batch.school(), batch.resources());
        var lines = new ArrayList<Batch.Line>();
        for (String resource : batch.resources()) {
            var open = open(found, resource);
            var selection = select(batch, resource, open);
            var allotment = open.allot(selection.newcomers(), batch.mode());
            int selected = selection.selected() - allotment.outside().size();
            int suggested = selections.suggested(batch.school(), resource, open);
            var counters = SeatCounters.of(open.total(), open.assigned(), selected, suggested);
            var outcome = new Given(selection, allotment, 0, counters);
            lines.add(line(resource, outcome, refusal(open, selection, allotment)));
        }
        return lines;
    }

    /// Takes back the seats that the population holds; those who hold none are not counted.
    @Transactional
    int takeBack(Uai school, String resource, Population population, String officer) {
        pools.lock(school, List.of(resource));
        var change = new Change(school, UUID.randomUUID(), officer, clock.instant(), "retrieval");
        return assignments.takeBack(population, resource, LocalDate.now(clock), change);
    }

    private Outcome assign(Batch batch, String resource, SeatPools open, Change change) {
        var selection = select(batch, resource, open);
        var allotment = open.allot(selection.newcomers(), batch.mode());
        int added = assignments.give(allotment, open.day(), change);
        int assigned = open.assigned() + added;
        int selected = selection.selected() - allotment.outside().size() - added;
        int suggested = selections.suggested(batch.school(), resource, open);
        var counters = SeatCounters.of(open.total(), assigned, selected, suggested);
        var refusal = refusal(open, selection, allotment);
        return new Outcome(
                line(resource, new Given(selection, allotment, added, counters), refusal), refusal);
    }

    private record Given(
            Selection selection, Allotment allotment, int added, SeatCounters counters) {}

    /// Why nobody new got a seat, when somebody should have.
    private static Optional<Refusal> refusal(
            SeatPools open, Selection selection, Allotment allotment) {
        if (allotment.granted() > 0 || allotment.refused() == 0) {
            return Optional.empty();
        }
        if (open.pools().isEmpty()) {
            return Optional.of(new Refusal.NoSubscription());
        }
        if (allotment.missing() > 0) {
            return Optional.of(new Refusal.NoSeatLeft(allotment.missing()));
        }
        var profiles = selection.newcomers().keySet().stream().sorted().toList();
        return Optional.of(new Refusal.OutsideAudience(String.join(", ", profiles)));
    }

    private static Batch.Line line(String resource, Given given, Optional<Refusal> refusal) {
        var selection = given.selection();
        var allotment = given.allotment();
        return new Batch.Line(
                resource,
                selection.asked(),
                given.added(),
                selection.alreadyHeld(),
                allotment.refused(),
                allotment.missing(),
                allotment.leftOut(),
                allotment.outside(),
                refusal.map(AssignmentProblems::words).orElse(null),
                given.counters());
    }

    private Selection select(Batch batch, String resource, SeatPools open) {
        return selections.select(batch.school(), batch.population(), resource, open);
    }

    private SeatPools open(Map<String, List<SeatPool>> pools, String resource) {
        return SeatPools.open(pools.getOrDefault(resource, List.of()), LocalDate.now(clock));
    }
}
