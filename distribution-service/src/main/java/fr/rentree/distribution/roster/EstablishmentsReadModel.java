package fr.rentree.distribution.roster;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;

/// Lets our copy of the schools be compared with identity's.
@ApplicationScoped
class EstablishmentsReadModel implements ReadModel {

    private final Fingerprint fingerprint;

    EstablishmentsReadModel(Fingerprint fingerprint) {
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
                select uai as id, cast(version as text) as version from roster_establishment
                """);
    }
}
