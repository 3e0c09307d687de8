package fr.rentree.identity.groups;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;

/// What copies of the groups must agree with.
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
                name(), "select key as id, version::text as version from group_state");
    }
}
