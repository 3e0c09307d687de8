package fr.rentree.identity.establishments;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;

/// What copies of the schools must agree with.
@ApplicationScoped
class EstablishmentReadModel implements ReadModel {

    private final Fingerprint fingerprint;

    EstablishmentReadModel(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public String name() {
        return "identity.establishments";
    }

    @Override
    public ReadModelDigest digest() {
        return fingerprint.of(
                name(), "select school as id, version::text as version from establishment");
    }
}
