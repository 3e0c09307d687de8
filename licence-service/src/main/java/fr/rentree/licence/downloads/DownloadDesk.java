package fr.rentree.licence.downloads;

import fr.rentree.licence.downloads.DownloadDecision.Installed;
import fr.rentree.licence.downloads.DownloadDecision.NoPlaceLeft;
import fr.rentree.licence.downloads.DownloadDecision.NotHeld;
import fr.rentree.licence.downloads.DownloadDecision.NothingToReplace;
import fr.rentree.licence.downloads.Installation.Freed;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Puts manuals on devices, as long as there is a place.
///
/// Nobody is locked: each try takes a place that the database gives to one only, and looks again
/// when somebody else was given it.
@ApplicationScoped
class DownloadDesk {

    /// Each failed try is somebody else's success, and there are few places to be had.
    private static final int MOST_TRIES = 50;

    private final DownloadRepository downloads;
    private final TabletRepository tablets;
    private final DownloadConfig config;
    private final Clock clock;

    DownloadDesk(
            DownloadRepository downloads,
            TabletRepository tablets,
            DownloadConfig config,
            Clock clock) {
        this.downloads = downloads;
        this.tablets = tablets;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    DownloadDecision install(WantedDownload wanted, String by) {
        var today = LocalDate.now(clock);
        if (!downloads.holds(wanted.school(), wanted.person(), wanted.resource(), today)) {
            return new NotHeld(wanted.resource());
        }
        if (wanted.instead().isPresent() && !freeInstead(wanted, wanted.instead().get(), by)) {
            return new NothingToReplace(wanted.instead().get());
        }
        return Stream.generate(() -> attempt(wanted, by))
                .limit(MOST_TRIES)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(DownloadProblems::tooManyAtOnce);
    }

    /// One try; nothing when somebody else changed the places meanwhile, so that it is worth
    /// another.
    private Optional<DownloadDecision> attempt(WantedDownload wanted, String by) {
        var now = clock.instant();
        var before = held(wanted);
        var same =
                before.stream().filter(one -> one.device().equals(wanted.device().id())).findAny();
        if (same.isPresent()) {
            return Optional.of(new Installed(same.get(), false));
        }
        downloads.freeEarlierSelf(wanted, by, now);
        boolean tablet = tablets.isTablet(wanted.person(), wanted.device());
        var taken = downloads.take(wanted, tablet ? 0 : 1, tablet ? 0 : config.perManual(), now);
        if (taken.isPresent()) {
            return Optional.of(new Installed(taken.get(), true));
        }
        tablets.settle(List.of(wanted.person()), now);
        var holders = held(wanted).stream().filter(one -> !one.tablet()).toList();
        return !tablet && quota(holders).isExhausted()
                ? Optional.of(new NoPlaceLeft(config.perManual(), holders))
                : Optional.empty();
    }

    private boolean freeInstead(WantedDownload wanted, UUID instead, String by) {
        return held(wanted).stream().anyMatch(one -> one.download().equals(instead))
                && downloads.free(instead, Freed.REPLACED, by, clock.instant());
    }

    private List<Installation> held(WantedDownload wanted) {
        return downloads.held(wanted.school(), wanted.person(), wanted.resource());
    }

    /// Frees the place of a download; what was freed before stays as it was.
    @Transactional
    void free(UUID download, Freed why, String by) {
        downloads.free(download, why, by, clock.instant());
    }

    @Transactional
    DownloadQuota quota(Uai school, UUID person, String resource) {
        tablets.settle(List.of(person), clock.instant());
        return quota(downloads.held(school, person, resource));
    }

    private DownloadQuota quota(List<Installation> held) {
        int counted = (int) held.stream().filter(one -> !one.tablet()).count();
        return DownloadQuota.of(config.perManual(), counted, counted < held.size());
    }
}
