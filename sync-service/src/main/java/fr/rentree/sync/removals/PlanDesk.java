package fr.rentree.sync.removals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Where a removal is shown first, and approved by the hash of what was shown.
@ApplicationScoped
class PlanDesk {

    private final PlanRepository plans;
    private final Clock clock;

    PlanDesk(PlanRepository plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /// Asked twice on a day on which nothing changed, it is the same plan.
    @Transactional
    RemovalPlan make() {
        var made = plans.make(LocalDate.now(clock), clock.instant());
        var twin = plans.twin(made);
        twin.ifPresent(_ -> plans.forget(made));
        return find(twin.orElse(made));
    }

    @Transactional
    RemovalPlan find(UUID plan) {
        return plans.find(plan).orElseThrow(RemovalProblems::unknownPlan);
    }

    @Transactional
    RemovalPlan approve(UUID plan, String hash, String by) {
        var found = find(plan);
        if (!plans.approve(plan, hash, by, clock.instant())) {
            throw RemovalProblems.otherHash(found.hash());
        }
        return find(plan);
    }

    @Transactional
    List<UUID> approved() {
        return plans.approved();
    }
}
