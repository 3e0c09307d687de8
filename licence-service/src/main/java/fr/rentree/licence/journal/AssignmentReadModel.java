package fr.rentree.licence.journal;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// The owner's fingerprint of seats that open something; copies keep the same.
@ApplicationScoped
public class AssignmentReadModel implements ReadModel {

    private final Fingerprint fingerprint;

    AssignmentReadModel(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public String name() {
        return "licence.assignments";
    }

    @Override
    @Transactional
    public ReadModelDigest digest() {
        return fingerprint.of(
                name(),
                """
                select assignment::text as id, last_day::text as version from held_right
                """);
    }
}
