package fr.rentree.distribution.roster;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;

/// Lets our copy of the divisions and groups be compared with identity's.
@ApplicationScoped
class GroupsReadModel implements ReadModel {

    private final Fingerprint fingerprint;

    GroupsReadModel(Fingerprint fingerprint) {
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
                select school || '/' || kind || '/' || code as id, cast(version as text) as version
                  from roster_group
                """);
    }
}
