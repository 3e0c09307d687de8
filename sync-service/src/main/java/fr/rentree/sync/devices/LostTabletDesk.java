package fr.rentree.sync.devices;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.school.Uai;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Cuts off the tablets that a school handed over and that are lost: whose they are is not the
/// school's to see here, so the rows are those of everybody and the answer is a number.
@ApplicationScoped
class LostTabletDesk {

    private static final Logger LOG = Logger.getLogger(LostTabletDesk.class);
    private static final int MOST = 500;

    private final LostTabletRepository tablets;
    private final SessionDesk sessions;
    private final Caller caller;
    private final Clock clock;

    LostTabletDesk(LostTabletRepository tablets, SessionDesk sessions, Caller caller, Clock clock) {
        this.tablets = tablets;
        this.sessions = sessions;
        this.caller = caller;
        this.clock = clock;
    }

    int declare(Uai school, String serialNumber) {
        demand(school);
        var by = caller.name();
        int cut =
                platformWide(() -> {
                    tablets.declare(school, serialNumber, by, clock.instant());
                    var lost = tablets.cut(school, serialNumber, clock.instant());
                    sessions.end(newlyCut(lost));
                    return lost.size();
                });
        LOG.infof("tablet declared lost uai=%s devices=%d", school, cut);
        return cut;
    }

    /// Said again, a loss signs nobody out again.
    private static Set<UUID> newlyCut(List<LostTabletRepository.CutDevice> lost) {
        return lost.stream()
                .filter(LostTabletRepository.CutDevice::isNew)
                .map(LostTabletRepository.CutDevice::owner)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean takeBack(Uai school, String serialNumber) {
        demand(school);
        return platformWide(() -> {
            boolean known = tablets.takeBack(school, serialNumber);
            if (known) {
                tablets.letIn(serialNumber);
            }
            return known;
        });
    }

    List<LostTabletEndpoint.LostTablet> of(Uai school) {
        demand(school);
        return platformWide(() -> tablets.of(school, MOST));
    }

    private void demand(Uai school) {
        caller.demand(school, Roles.HEAD, Roles.HANDOUT_CLERK);
    }

    private static <T> T platformWide(Callable<T> work) {
        return Tenancy.platformWide(() -> QuarkusTransaction.requiringNew().call(work));
    }
}
