package fr.rentree.identity.staging;

import fr.rentree.identity.formats.ReadLimits;
import fr.rentree.identity.formats.ReadRecord;
import fr.rentree.identity.formats.RefusedDeliveryException;
import fr.rentree.identity.formats.gar.DeliveryName;
import fr.rentree.identity.formats.gar.GarArchiveReader;
import fr.rentree.identity.formats.gar.GarPageReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Reads a stored delivery into staging, or refuses it whole; runs in the caller's transaction.
@ApplicationScoped
public class StagingDesk {

    private static final int BATCH = 5_000;

    private final DeliveryRepository deliveries;
    private final StagingRepository staging;
    private final ReferenceRepository references;

    StagingDesk(
            DeliveryRepository deliveries,
            StagingRepository staging,
            ReferenceRepository references) {
        this.deliveries = deliveries;
        this.staging = staging;
        this.references = references;
    }

    /// How much one delivery may hold.
    public record Limits(ReadLimits read, long records, long rejections, int officersPerSchool) {}

    public void stage(UUID delivery, DeliveryName name, Limits limits) {
        staging.clear(delivery);
        var archive = new GarArchiveReader(name, limits.read());
        archive.checkPages(deliveries.open(delivery));
        var pages = new GarPageReader(limits.read());
        var batch = new Batch(delivery, limits);
        archive.visitPages(
                deliveries.open(delivery),
                (page, content) ->
                        pages.read(page, content, record -> batch.add(page.file(), record)));
        batch.flush();
        references.check(delivery, limits.officersPerSchool());
        if (staging.rejections(delivery) > limits.rejections()) {
            throw new RefusedDeliveryException(
                    "too-many-rejections",
                    "More than %d records are faulty: correct the export and send it again."
                            .formatted(limits.rejections()));
        }
    }

    /// Some thousands of records at a time, so that memory does not grow with the delivery.
    private final class Batch {

        private final UUID delivery;
        private final Limits limits;
        private final CopyRows records = new CopyRows();
        private final CopyRows findings = new CopyRows();
        private long ordinal;

        Batch(UUID delivery, Limits limits) {
            this.delivery = delivery;
            this.limits = limits;
        }

        void add(String page, ReadRecord record) {
            if (++ordinal > limits.records()) {
                throw new RefusedDeliveryException(
                        "too-many-records",
                        "The delivery holds more than %d records.".formatted(limits.records()));
            }
            staging.addRecord(records, delivery, ordinal, page, record);
            staging.addFindings(findings, delivery, page, record);
            if (records.rows() >= BATCH || findings.rows() >= BATCH) {
                flush();
            }
        }

        void flush() {
            staging.copyRecords(records);
            staging.copyFindings(findings);
        }
    }
}
