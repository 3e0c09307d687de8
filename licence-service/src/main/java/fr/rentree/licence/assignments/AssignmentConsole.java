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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The assignment officer's three ways in: by resource, by population, taking back by batch.
@ApplicationScoped
public class AssignmentConsole {

    /// What a batch did to one resource, the refusal when nobody could get a seat, and whom it gave
    /// nothing.
    public record Outcome(
            Batch.Line line,
            Optional<Refusal> refusal,
            List<UUID> holders,
            List<UUID> leftOut,
            List<UUID> outside) {}

    /// What a retrieval took back of one resource.
    ///
    /// @param kept seats that stay with their people, because their subscription says that they are
    ///   not transferable
    /// @param unreachable people who keep manuals of this family resource, with no bookshelf to
    ///   open them
    public record Retrieved(String resource, int takenBack, int kept, int unreachable) {}

    /// What is decided for one resource.
    private record Allotted(SeatPools open, Selection selection, Allotment allotment) {}

    private record Given(
            SeatPools open,
            Selection selection,
            Allotment allotment,
            int added,
            Map<String, Integer> suggested) {

        /// Why nothing is given to people who are refused nothing.
        @Nullable String words() {
            return open.isEverybodys() && !selection.holders().isEmpty()
                    ? AssignmentProblems.heldByEveryone(open.audience())
                    : null;
        }
    }

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
    public Optional<Refusal> strangers(Uai school, Population population) {
        var strangers = populations.strangers(school, population);
        return strangers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal.NotAtThisSchool(strangers));
    }

    /// Gives seats; one transaction on one day, whose counters are those of its commit.
    @Transactional
    public List<Outcome> assign(Batch batch, UUID id, String officer) {
        var locked = pools.lock(batch.school(), batch.resources());
        var why = "batch " + batch.mode();
        var change =
                new Change(
                        batch.school(), id, officer, clock.instant(), why, batch.origin().name());
        var today = LocalDate.now(clock);
        var outcomes = new ArrayList<Outcome>();
        for (String resource : batch.resources()) {
            var given = allot(batch, resource, open(locked, resource, today));
            int added = assignments.give(given.allotment(), given.open().day(), change);
            outcomes.add(outcome(batch, resource, given, added));
        }
        return outcomes;
    }

    /// What a batch would do, with the counters as they would stand; gives nothing.
    @Transactional
    public List<Outcome> preview(Batch batch) {
        var found = pools.find(batch.school(), batch.resources());
        var today = LocalDate.now(clock);
        var outcomes = new ArrayList<Outcome>();
        for (String resource : batch.resources()) {
            var given = allot(batch, resource, open(found, resource, today));
            outcomes.add(outcome(batch, resource, given, 0));
        }
        return outcomes;
    }

    /// Takes back the seats that the population holds; those who hold none are not counted.
    @Transactional
    public List<Retrieved> takeBack(List<String> resources, Population population, Change change) {
        pools.lock(change.school(), resources);
        var today = LocalDate.now(clock);
        return resources.stream()
                .map(resource -> assignments.takeBack(population, resource, today, change))
                .toList();
    }

    /// What taking back would do; takes nothing.
    public List<Retrieved> foresee(Uai school, List<String> resources, Population population) {
        var today = LocalDate.now(clock);
        return resources.stream()
                .map(resource -> assignments.foresee(school, population, resource, today))
                .toList();
    }

    private Allotted allot(Batch batch, String resource, SeatPools open) {
        var selection = selections.select(batch.school(), batch.population(), resource, open);
        var allotment = open.allot(selection.newcomers(), batch.mode());
        return new Allotted(open, selection, allotment);
    }

    private Outcome outcome(Batch batch, String resource, Allotted allotted, int added) {
        var selection = allotted.selection();
        var allotment = allotted.allotment();
        var open = allotted.open();
        var suggested = selections.suggested(batch.school(), resource, open);
        var given = new Given(open, selection, allotment, added, suggested);
        var refusal = refusal(given);
        var line =
                new Batch.Line(
                        resource,
                        selection.asked(),
                        added,
                        selection.holders().size(),
                        allotment.refused(),
                        allotment.missing(),
                        allotment.leftOut(),
                        allotment.outside(),
                        refusal.map(AssignmentProblems::words).orElseGet(given::words),
                        counters(given),
                        publics(given),
                        selections
                                .bookshelf(batch.school(), batch.population(), resource, open)
                                .orElse(null));
        return new Outcome(
                line, refusal, selection.holders(), allotment.leftOut(), allotment.outside());
    }

    private static SeatCounters counters(Given given) {
        int outside = given.allotment().outside().size();
        return SeatCounters.of(
                given.open().total(),
                given.open().assigned() + given.added(),
                given.selection().selected() - outside - given.added(),
                given.suggested().values().stream().mapToInt(n -> n).sum());
    }

    private static List<Batch.PublicCounters> publics(Given given) {
        return given.open().audience().stream().map(profile -> counters(given, profile)).toList();
    }

    private static Batch.PublicCounters counters(Given given, String profile) {
        var open = given.open().of(profile);
        var newcomers = given.selection().newcomers().getOrDefault(profile, List.of());
        var ofThisPublic = Set.copyOf(newcomers);
        int added = 0;
        int addedHere = 0;
        for (var share :
                given.added() == 0 ? List.<Allotment.Share>of() : given.allotment().shares()) {
            added += open.has(share.pool()) ? share.people().size() : 0;
            addedHere += (int) share.people().stream().filter(ofThisPublic::contains).count();
        }
        return new Batch.PublicCounters(
                profile,
                SeatCounters.of(
                        open.total(),
                        open.assigned() + added,
                        newcomers.size() - addedHere,
                        given.suggested().getOrDefault(profile, 0)));
    }

    /// Why nobody new got a seat, when somebody should have.
    private static Optional<Refusal> refusal(Given given) {
        var allotment = given.allotment();
        if (allotment.granted() > 0 || allotment.refused() == 0) {
            return Optional.empty();
        }
        if (given.open().pools().isEmpty()) {
            return Optional.of(new Refusal.NoSubscription());
        }
        if (allotment.missing() > 0) {
            return Optional.of(new Refusal.NoSeatLeft(allotment.missing()));
        }
        var profiles = given.selection().newcomers().keySet().stream().sorted().toList();
        return Optional.of(new Refusal.OutsideAudience(String.join(", ", profiles)));
    }

    private static SeatPools open(
            Map<String, List<SeatPool>> pools, String resource, LocalDate today) {
        return SeatPools.open(pools.getOrDefault(resource, List.of()), today);
    }
}
