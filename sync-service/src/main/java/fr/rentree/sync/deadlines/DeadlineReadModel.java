package fr.rentree.sync.deadlines;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;

/// Deadlines, as this service has heard of them.
@ApplicationScoped
class DeadlineReadModel implements ReadModel {

    private final Fingerprint fingerprint;

    DeadlineReadModel(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public String name() {
        return "rollover.deadlines";
    }

    @Override
    public ReadModelDigest digest() {
        return fingerprint.of(
                name(),
                """
                select school || '/' || school_year || '-' || school_year + 1 as id,
                       version::text as version
                  from carry_over_deadline
                """);
    }
}
