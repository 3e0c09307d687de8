package fr.rentree.sync.roster;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;

/// Schools, as this service has heard of them.
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
                name(),
                """
                select uai as id, version::text as version from establishment
                """);
    }
}
