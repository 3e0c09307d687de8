package fr.rentree.distribution.certification;

import fr.rentree.distribution.documents.FrenchDays;
import fr.rentree.distribution.documents.Sha256;
import fr.rentree.distribution.roster.RosterRepository;
import fr.rentree.platform.outbox.Outbox;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where a school closes a period: takes every cession that waits, for good.
@ApplicationScoped
@Transactional
class CertificationDesk {

    private final CertifiedListRepository lists;
    private final CertifiedListWriter writer;
    private final RosterRepository roster;
    private final Outbox outbox;
    private final Clock clock;

    CertificationDesk(
            CertifiedListRepository lists,
            CertifiedListWriter writer,
            RosterRepository roster,
            Outbox outbox,
            Clock clock) {
        this.lists = lists;
        this.writer = writer;
        this.roster = roster;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// The period is the head's to choose; a cession recorded later waits for the next list.
    CertifiedListView certify(Uai school, LocalDate from, LocalDate to, String by) {
        int number = lists.takeNumber(school);
        var cessions = lists.uncertified(school, from, to);
        if (cessions.isEmpty()) {
            throw CertificationProblems.nothingToCertify(from, to);
        }
        var list =
                new CertifiedList(
                        UUID.randomUUID(), school, number, from, to, cessions, clock.instant());
        CertifiedListRow row = row(list, by);
        lists.persistAndFlush(row);
        lists.hold(list);
        outbox.append(event(list, row.sha256));
        return lists.view(list.id()).orElseThrow();
    }

    Optional<CertifiedListView> find(UUID id) {
        return lists.view(id);
    }

    List<CertifiedListView> page(Uai school, int before, int limit) {
        return lists.page(school, before, limit);
    }

    byte[] document(UUID id) {
        return lists.findById(id).document;
    }

    private CertifiedListRow row(CertifiedList list, String by) {
        String fingerprint = Sha256.of(list.canonicalText());
        String today = FrenchDays.words(LocalDate.ofInstant(list.at(), clock.getZone()));
        String schoolName = roster.schoolName(list.school());
        var row = new CertifiedListRow();
        row.id = list.id();
        row.school = list.school().value();
        row.number = list.number();
        row.firstDay = list.from();
        row.lastDay = list.to();
        row.cessions = list.cessions().size();
        row.linesSha256 = fingerprint;
        row.document = writer.write(CertifiedListPage.of(list, schoolName, today, fingerprint));
        row.sha256 = Sha256.of(row.document);
        row.certifiedBy = by;
        row.certifiedAt = list.at();
        return row;
    }

    private static ListCertified event(CertifiedList list, String sha256) {
        return new ListCertified(
                list.id(),
                list.number(),
                list.school().value(),
                list.from(),
                list.to(),
                list.cessions().size(),
                sha256,
                list.at());
    }
}
