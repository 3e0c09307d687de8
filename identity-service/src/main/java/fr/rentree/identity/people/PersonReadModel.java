package fr.rentree.identity.people;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;

/// What copies of the people must agree with.
@ApplicationScoped
class PersonReadModel implements ReadModel {

    private final Fingerprint fingerprint;

    PersonReadModel(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public String name() {
        return "identity.persons";
    }

    @Override
    public ReadModelDigest digest() {
        return fingerprint.of(
                name(), "select id::text as id, version::text as version from person");
    }
}
