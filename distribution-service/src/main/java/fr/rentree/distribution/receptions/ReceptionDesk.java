package fr.rentree.distribution.receptions;

import fr.rentree.distribution.receptions.Reception.Anomaly;
import fr.rentree.distribution.receptions.Reception.Code;
import fr.rentree.distribution.receptions.ReceptionRepository.Journal;
import fr.rentree.distribution.tablets.Scan;
import fr.rentree.distribution.tablets.TabletRepository;
import fr.rentree.platform.outbox.Outbox;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Where a school opens the boxes.
@ApplicationScoped
@Transactional
class ReceptionDesk {

    private final ReceptionRepository receptions;
    private final TabletRepository tablets;
    private final Outbox outbox;
    private final Clock clock;

    ReceptionDesk(
            ReceptionRepository receptions, TabletRepository tablets, Outbox outbox, Clock clock) {
        this.receptions = receptions;
        this.tablets = tablets;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Takes into the stock what was announced to this school; tells the rest, creates none of it.
    Reception receive(Uai school, UUID delivery, List<Scan> scans, String by) {
        List<DeliveredTablet> announced = receptions.announcedTo(school, delivery);
        if (announced.isEmpty()) {
            throw ReceptionProblems.unknown(delivery.toString());
        }
        var journal = new Journal(school, delivery, by, clock.instant());
        var check = BoxCheck.of(announced, scans);
        outbox.appendAll(receptions.receive(school, delivery, check.found(), journal.at()));

        var anomalies = new ArrayList<Anomaly>();
        check.strange().forEach(scan -> anomalies.add(code(school, scan).of(scan.words())));
        var strange = List.copyOf(anomalies);
        receptions.keep(journal, scans, outcomes(scans, check, strange));

        var missing = check.missing(announced);
        missing.forEach(serial -> anomalies.add(Code.ANNOUNCED_BUT_MISSING.of(serial.value())));
        return new Reception(announced.size(), announced.size() - missing.size(), anomalies);
    }

    private static List<String> outcomes(List<Scan> scans, BoxCheck check, List<Anomaly> strange) {
        var outcomes = new ArrayList<String>();
        for (Scan scan : scans) {
            int place = check.strange().indexOf(scan);
            outcomes.add(place < 0 ? "RECEIVED" : strange.get(place).code().name());
        }
        return outcomes;
    }

    private Code code(Uai school, Scan scan) {
        if (receptions.isAnnouncedTo(school, scan)) {
            return Code.OTHER_DELIVERY;
        }
        return scan.readings().stream().anyMatch(tablets::isKnownElsewhere)
                ? Code.OTHER_SCHOOL
                : Code.UNKNOWN;
    }
}
