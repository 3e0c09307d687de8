package fr.rentree.sync.carryover;

import fr.rentree.platform.outbox.TopicDeclaration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The topic of answers to rollover tasks.
@ApplicationScoped
class CarryOverTopics {

    @Produces
    @Singleton
    TopicDeclaration tasks() {
        return TopicDeclaration.facts("sync.tasks");
    }
}
