package fr.rentree.sync.roster;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;

/// Divisions and groups, as this service has heard of them.
@ApplicationScoped
class GroupReadModel implements ReadModel {

    private final Fingerprint fingerprint;

    GroupReadModel(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public String name() {
        return "identity.groups";
    }

    @Override
    public ReadModelDigest digest() {
        return fingerprint.of(
                name(),
                """
                select school || '/' || kind || '/' || code as id, version::text as version from school_group
                """);
    }
}
