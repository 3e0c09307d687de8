package fr.rentree.identity.delegations;

import fr.rentree.identity.people.PersonRepository;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Delegates permissions and takes them back; everybody is told by the person's state.
@ApplicationScoped
class DelegationDesk {

    private final DelegationRepository delegations;
    private final PersonRepository people;
    private final Caller caller;
    private final Clock clock;

    DelegationDesk(
            DelegationRepository delegations, PersonRepository people, Caller caller, Clock clock) {
        this.delegations = delegations;
        this.people = people;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Delegation delegate(WantedDelegation wanted) {
        boolean isAtSchool = people.isAt(wanted.person(), wanted.school().value());
        wanted.refusal(isAtSchool, LocalDate.now(clock))
                .ifPresent(refusal -> {
                    throw DelegationProblems.of(refusal);
                });
        var delegation =
                delegations
                        .add(wanted, caller.name(), clock.instant())
                        .orElseThrow(() ->
                                DelegationProblems.of(
                                        new DelegationRefusal.AlreadyDelegated(
                                                wanted.permission())));
        people.publish(List.of(wanted.person()));
        return delegation;
    }

    @Transactional
    void end(UUID id) {
        var delegation = delegations.find(id).orElseThrow(DelegationDesk::unknown);
        if (!caller.isOperator() && !caller.schools().contains(delegation.school())) {
            throw unknown();
        }
        caller.demand(delegation.school(), Roles.HEAD);
        delegations
                .end(id, clock.instant())
                .ifPresent(ended -> people.publish(List.of(ended.person())));
    }

    static RuntimeException unknown() {
        return Problem.notFound(
                "unknown-delegation", "No running delegation of yours has this id.");
    }
}
