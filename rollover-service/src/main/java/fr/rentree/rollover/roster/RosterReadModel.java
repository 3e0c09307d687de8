package fr.rentree.rollover.roster;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Shows operators that the copy of the roster equals what identity holds.
@ApplicationScoped
class RosterReadModel {

    private final Fingerprint fingerprint;

    RosterReadModel(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Produces
    @Singleton
    ReadModel persons() {
        return new Copy(
                "identity.persons",
                "select cast(person as text) as id, cast(version as text) as version from person",
                fingerprint);
    }

    @Produces
    @Singleton
    ReadModel establishments() {
        return new Copy(
                "identity.establishments",
                "select uai as id, cast(version as text) as version from establishment",
                fingerprint);
    }

    @Produces
    @Singleton
    ReadModel groups() {
        return new Copy(
                "identity.groups",
                """
                select uai || '/' || kind || '/' || code as id, cast(version as text) as version
                  from group_version
                """,
                fingerprint);
    }

    private record Copy(String name, String idAndVersion, Fingerprint fingerprint)
            implements ReadModel {

        @Override
        public ReadModelDigest digest() {
            return fingerprint.of(name, idAndVersion);
        }
    }
}
