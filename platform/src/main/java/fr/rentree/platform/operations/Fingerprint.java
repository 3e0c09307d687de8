package fr.rentree.platform.operations;

import fr.rentree.platform.caller.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/// Computes fingerprints in PostgreSQL, the same way for owners and copies, over every row whoever
/// asks.
@ApplicationScoped
public class Fingerprint {

    private final EntityManager database;

    Fingerprint(EntityManager database) {
        this.database = database;
    }

    /// @param idAndVersion a query of our own (never of a caller's) with the columns `id` and
    ///   `version`, both text
    public ReadModelDigest of(String name, String idAndVersion) {
        var sql =
                """
                select count(*),
                       md5(coalesce(string_agg(id || ':' || version, ',' order by id collate "C"), ''))
                  from (%s) model
                """
                        .formatted(idAndVersion);
        var row =
                Tenancy.platformWide(() ->
                        QuarkusTransaction.requiringNew()
                                .call(() ->
                                        (Tuple)
                                                database.createNativeQuery(sql, Tuple.class)
                                                        .getSingleResult()));
        return new ReadModelDigest(name, row.get(0, Long.class), row.get(1, String.class));
    }
}
