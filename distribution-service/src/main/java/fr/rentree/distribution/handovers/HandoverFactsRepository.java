package fr.rentree.distribution.handovers;

import fr.rentree.distribution.charters.CharterRepository;
import fr.rentree.distribution.roster.RosterRepository;
import fr.rentree.distribution.tablets.Scan;
import fr.rentree.distribution.tablets.TabletRepository;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Gathers what a handover is decided on.
@ApplicationScoped
class HandoverFactsRepository {

    private final TabletRepository tablets;
    private final CharterRepository charters;
    private final RosterRepository roster;
    private final HandoverRepository handovers;

    HandoverFactsRepository(
            TabletRepository tablets,
            CharterRepository charters,
            RosterRepository roster,
            HandoverRepository handovers) {
        this.tablets = tablets;
        this.charters = charters;
        this.roster = roster;
        this.handovers = handovers;
    }

    HandoverFacts read(Uai school, UUID person, Scan scan) {
        var holding = handovers.holding(school, person);
        return new HandoverFacts(
                person,
                roster.member(school, person),
                charters.find(school, person),
                tablets.find(school, scan),
                holding.here(),
                holding.anywhere());
    }
}
