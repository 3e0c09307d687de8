package fr.rentree.licence.roster;

import fr.rentree.platform.operations.Fingerprint;
import fr.rentree.platform.operations.ReadModel;
import fr.rentree.platform.operations.ReadModelDigest;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
                "select person::text as id, version::text from person",
                fingerprint);
    }

    @Produces
    @Singleton
    ReadModel establishments() {
        return new Copy(
                "identity.establishments",
                "select uai as id, version::text from establishment",
                fingerprint);
    }

    @Produces
    @Singleton
    ReadModel groups() {
        return new Copy(
                "identity.groups",
                """
                select school || '/' || kind || '/' || code as id, version::text
                  from school_group
                """,
                fingerprint);
    }

    private record Copy(String name, String idAndVersion, Fingerprint fingerprint)
            implements ReadModel {

        @Override
        public ReadModelDigest digest() {
            return QuarkusTransaction.joiningExisting()
                    .call(() -> fingerprint.of(name, idAndVersion));
        }
    }
}
