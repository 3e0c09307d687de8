package fr.rentree.rollover.deadlines;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;

/// What copies of the deadlines must agree with.
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
                select uai || '/' || school_year as id, cast(version as text) as version
                  from carry_over_deadline
                """);
    }
}
