package fr.rentree.distribution.roster;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;

/// Lets our copy of the people be compared with identity's.
@ApplicationScoped
class PersonsReadModel implements ReadModel {

    private final Fingerprint fingerprint;

    PersonsReadModel(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public String name() {
        return "identity.persons";
    }

    @Override
    public ReadModelDigest digest() {
        return fingerprint.of(
                name(),
                """
                select cast(person as text) as id, cast(version as text) as version from roster_person
                """);
    }
}
