package fr.rentree.sync.sharing;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.sync.assignments.ReadingRightRepository;
import fr.rentree.sync.assignments.Verdict;
import fr.rentree.sync.notebooks.Notebook;
import fr.rentree.sync.notebooks.NotebookProblems;
import fr.rentree.sync.notebooks.NotebookRepository;
import fr.rentree.sync.sharing.Share.Audience;
import fr.rentree.sync.sharing.ShareRepository.Addressed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/// Where a teacher shares a part of a notebook, and ends it; and who sees it.
@ApplicationScoped
class ShareDesk {

    private final ShareRepository shares;
    private final NotebookRepository notebooks;
    private final ReadingRightRepository rights;
    private final SharingConfig limits;
    private final Clock clock;

    ShareDesk(
            ShareRepository shares,
            NotebookRepository notebooks,
            ReadingRightRepository rights,
            SharingConfig limits,
            Clock clock) {
        this.shares = shares;
        this.notebooks = notebooks;
        this.rights = rights;
        this.limits = limits;
        this.clock = clock;
    }

    @Transactional
    Notebook notebook(UUID owner, UUID id) {
        return notebooks.find(owner, id).orElseThrow(NotebookProblems::unknown);
    }

    @Transactional
    Share share(UUID owner, Notebook notebook, Audience audience, Selection selection) {
        if (!shares.hold(audience)) {
            throw ShareProblems.unknownGroup(audience);
        }
        if (shares.openSharesOf(audience, thisYear()) >= limits.sharesPerGroup()) {
            throw ShareProblems.tooMany(limits.sharesPerGroup());
        }
        if (selection instanceof Selection.Documents(var ids)) {
            int missing = ids.size() - shares.standing(owner, notebook.id(), ids);
            if (missing > 0) {
                throw ShareProblems.unknownDocuments(missing);
            }
        }
        return shares.add(
                owner,
                notebook.id(),
                notebook.place().work(),
                audience,
                selection,
                clock.instant());
    }

    @Transactional
    List<Share> open(UUID owner, UUID notebook) {
        return shares.open(owner, notebook(owner, notebook).id(), thisYear());
    }

    @Transactional
    void end(UUID owner, UUID notebook, UUID share) {
        if (!shares.end(owner, notebook, share, clock.instant())) {
            throw ShareProblems.unknownShare();
        }
    }

    /// What is shared with a person, found with the person's own eyes: as a member of the class or
    /// group, and with a right for the work.
    @Transactional
    List<UUID> sharedWith(UUID reader) {
        var held = rights.of(reader);
        var now = ZonedDateTime.now(clock);
        return shares.sharedWith(reader, thisYear()).stream()
                .filter(share ->
                        held.verdict(share.school(), share.work(), now) instanceof Verdict.Open)
                .map(Addressed::share)
                .toList();
    }

    /// A share ends with its school year: the next year other people are in the class of that name.
    private Instant thisYear() {
        return SchoolYear.of(LocalDate.now(clock))
                .firstDay()
                .atStartOfDay(clock.getZone())
                .toInstant();
    }
}
