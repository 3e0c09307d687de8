package fr.rentree.licence.acts;

import fr.rentree.licence.assignments.AssignmentConsole;
import fr.rentree.licence.assignments.AssignmentConsole.Outcome;
import fr.rentree.licence.assignments.AssignmentConsole.Retrieved;
import fr.rentree.licence.assignments.Batch;
import fr.rentree.licence.assignments.Change;
import fr.rentree.licence.roster.Population;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// Does acts, and keeps what came of them in the same transaction.
///
/// A long batch goes resource by resource, one transaction each, whose report stands or falls with
/// its seats: killed half-way, a resource has had no effect and is done again; those done stay.
@ApplicationScoped
class ActDesk {

    private final AssignmentConsole console;
    private final ActRepository acts;
    private final Clock clock;

    ActDesk(AssignmentConsole console, ActRepository acts, Clock clock) {
        this.console = console;
        this.acts = acts;
        this.clock = clock;
    }

    /// Gives all resources of a batch in one transaction.
    @Transactional
    List<Outcome> giveNow(Batch batch, UUID act, String officer) {
        giveLater(batch, act, officer);
        var outcomes = console.assign(batch, act, officer);
        for (int i = 0; i < outcomes.size(); i++) {
            acts.close(batch.school(), act, i + 1, outcomes.get(i));
        }
        return outcomes;
    }

    /// Keeps a batch to be given resource by resource.
    @Transactional
    void giveLater(Batch batch, UUID act, String officer) {
        var change = change(batch.school(), act, officer, "batch", batch.origin());
        acts.open(Act.Kind.GIVE, change, batch.resources(), batch.population(), batch.mode(), null);
    }

    /// Gives one resource of a batch that waits.
    @Transactional
    void give(ActRepository.ToDo line) {
        var outcome = console.assign(line.batch(), line.act(), line.byWhom()).getFirst();
        acts.close(line.school(), line.act(), line.position(), outcome);
    }

    /// Takes seats back, all resources in one transaction.
    @Transactional
    List<Retrieved> takeBack(
            Uai school,
            List<String> resources,
            Population population,
            UUID act,
            String officer,
            Batch.Origin origin) {
        var change = change(school, act, officer, "retrieval", origin);
        acts.open(Act.Kind.TAKE_BACK, change, resources, population, null, null);
        var retrieved = console.takeBack(resources, population, change);
        for (int i = 0; i < retrieved.size(); i++) {
            acts.close(school, act, i + 1, retrieved.get(i), retrieved.get(i).takenBack());
        }
        return retrieved;
    }

    private Change change(Uai school, UUID act, String officer, String why, Batch.Origin origin) {
        return new Change(school, act, officer, clock.instant(), why, origin.name());
    }
}
