package fr.rentree.identity.guilty;

import io.smallrye.mutiny.Uni;
import jakarta.transaction.Transactional;

/// Guilty: an endpoint with a transaction, off the virtual threads, and reactive.
class GuiltyEndpoint {

    @Transactional
    Uni<String> answer() {
        return Uni.createFrom().item("later");
    }
}
