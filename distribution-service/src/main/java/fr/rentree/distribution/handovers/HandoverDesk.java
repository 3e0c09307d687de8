package fr.rentree.distribution.handovers;

import fr.rentree.distribution.handovers.Handover.Act;
import fr.rentree.distribution.tablets.Scan;
import fr.rentree.platform.outbox.Outbox;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The desk where tablets are handed over, one scan at a time.
@ApplicationScoped
@Transactional
class HandoverDesk {

    private static final int ATTEMPTS = 3;
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final Duration BEHIND = Duration.ofDays(400);

    private final HandoverFactsRepository facts;
    private final HandoverRepository handovers;
    private final Outbox outbox;
    private final Clock clock;

    HandoverDesk(
            HandoverFactsRepository facts,
            HandoverRepository handovers,
            Outbox outbox,
            Clock clock) {
        this.facts = facts;
        this.handovers = handovers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Hands over, or throws the refusal as a problem; either everything is written or nothing.
    ///
    /// When another desk was faster, the facts are read again and now say why.
    HandoverView handOver(Uai school, UUID person, Scan scan, Act act) {
        demandPlausible(school, act.deviceTime());
        LocalDate on = LocalDate.ofInstant(act.deviceTime(), clock.getZone());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var decision = HandoverDecision.of(facts.read(school, person, scan), on);
            switch (decision) {
                case HandoverDecision.Refused(var refusal) ->
                        throw HandoverProblems.of(school, refusal);
                case HandoverDecision.Accepted accepted -> {
                    var handover = handover(accepted, act, on);
                    var added = handovers.add(handover);
                    if (added.isPresent()) {
                        outbox.append(TabletHandedOver.of(added.get(), handover));
                        return HandoverView.of(added.get(), handover);
                    }
                }
            }
        }
        throw HandoverProblems.contended();
    }

    Optional<HandoverView> find(UUID id) {
        return handovers.find(id);
    }

    List<HandoverView> page(Uai school, Optional<UUID> after, int limit) {
        return handovers.page(school, after, limit);
    }

    /// As exact as PostgreSQL keeps it, so that an answer and a later reading agree.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Handover handover(HandoverDecision.Accepted accepted, Act act, LocalDate on) {
        return new Handover(
                accepted.person(), accepted.tablet(), accepted.charter(), act, on, clock.instant());
    }

    /// Paper is recorded up to a school year later; a clock that is further off is a fault.
    private void demandPlausible(Uai school, Instant deviceTime) {
        Instant now = clock.instant();
        if (deviceTime.isAfter(now.plus(AHEAD)) || deviceTime.isBefore(now.minus(BEHIND))) {
            throw HandoverProblems.of(school, new HandoverRefusal.DeviceClockWrong(deviceTime));
        }
    }
}
