package fr.rentree.distribution.tablets;

import fr.rentree.platform.outbox.TopicDeclaration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// What becomes of tablets: received, handed over.
@ApplicationScoped
class TabletTopics {

    @Produces
    @Singleton
    TopicDeclaration tablets() {
        return TopicDeclaration.facts("distribution.tablets");
    }
}
