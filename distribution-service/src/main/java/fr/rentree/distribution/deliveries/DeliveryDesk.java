package fr.rentree.distribution.deliveries;

import fr.rentree.distribution.documents.Sha256;
import fr.rentree.distribution.roster.RosterRepository;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Where suppliers announce what they will bring.
@ApplicationScoped
@Transactional
class DeliveryDesk {

    private final DeliveryRepository deliveries;
    private final RosterRepository roster;
    private final DeliveryConfig config;
    private final Clock clock;

    DeliveryDesk(
            DeliveryRepository deliveries,
            RosterRepository roster,
            DeliveryConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.roster = roster;
        this.config = config;
        this.clock = clock;
    }

    /// @param isNew false when the same lines were announced before
    record Announcement(Delivery delivery, boolean isNew) {}

    /// Announces all tablets of a file, or throws every bad line of it as one problem.
    Announcement announce(byte[] content, String by) {
        DeliveryFile file = new DeliveryFileReader(config.maxLines()).read(content);
        if (!file.badLines().isEmpty()) {
            demandNoBadLine(file);
        }
        String sha256 = sha256(file.lines());
        return deliveries
                .add(sha256, file.lines().size(), by, clock.instant())
                .map(delivery -> announce(delivery, file))
                .orElseGet(() -> known(deliveries.withLines(sha256).orElseThrow()));
    }

    /// The delivery is written first: who sends the same file meanwhile waits, and finds it known.
    private Announcement announce(UUID delivery, DeliveryFile file) {
        demandNoBadLine(file);
        if (deliveries.announce(delivery, file.lines()) < file.lines().size()) {
            demandNoBadLine(file);
        }
        return new Announcement(new Delivery(delivery, deliveries.shares(delivery)), true);
    }

    private Announcement known(UUID delivery) {
        return new Announcement(new Delivery(delivery, deliveries.shares(delivery)), false);
    }

    Optional<Delivery> find(UUID id) {
        var shares = deliveries.shares(id);
        return shares.isEmpty() ? Optional.empty() : Optional.of(new Delivery(id, shares));
    }

    boolean wasSentBy(UUID id, String caller) {
        return deliveries.sentBy(id).filter(caller::equals).isPresent();
    }

    List<DeliveryItem> page(Uai school, Optional<UUID> after, int limit) {
        return deliveries.page(school, after, limit);
    }

    private void demandNoBadLine(DeliveryFile file) {
        var bad = new ArrayList<>(file.badLines());
        var schools = file.lines().stream().map(line -> line.school().value()).distinct().toList();
        var known = roster.knownSchools(schools);
        var serials = file.lines().stream().map(line -> line.serialNumber().value()).toList();
        var announced = deliveries.announced(serials);
        for (DeliveryLine line : file.lines()) {
            if (!known.contains(line.school().value())) {
                String uai = line.school().value();
                bad.add(new BadLine(line.number(), "uai", uai, "no school has this UAI here"));
            }
            UUID earlier = announced.get(line.serialNumber().value());
            if (earlier != null) {
                String serial = line.serialNumber().value();
                String reason = "announced already by the delivery " + earlier;
                bad.add(new BadLine(line.number(), "serial", serial, reason));
            }
        }
        if (!bad.isEmpty()) {
            bad.sort(Comparator.comparingInt(BadLine::line));
            throw DeliveryProblems.refused(bad, config.maxBadLinesShown());
        }
    }

    /// The same tablets for the same schools are the same file, whatever the order or the spaces.
    private static String sha256(List<DeliveryLine> lines) {
        String text =
                lines.stream()
                        .map(line ->
                                "%s;%s;%s"
                                        .formatted(
                                                line.serialNumber(), line.model(), line.school()))
                        .sorted()
                        .collect(Collectors.joining("\n"));
        return Sha256.of(text);
    }
}
