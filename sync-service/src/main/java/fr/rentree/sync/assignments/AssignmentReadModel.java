package fr.rentree.sync.assignments;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;

/// The seats that are held, as this service has heard of them.
@ApplicationScoped
class AssignmentReadModel implements ReadModel {

    private final Fingerprint fingerprint;

    AssignmentReadModel(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public String name() {
        return "licence.assignments";
    }

    @Override
    public ReadModelDigest digest() {
        return fingerprint.of(
                name(),
                """
                select assignment::text as id, last_day::text as version
                  from reading_right where ended_at is null
                """);
    }
}
