package fr.rentree.rollover.campaigns;

import fr.rentree.platform.outbox.TopicDeclaration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The topic of commands to the owners of phases, created at start if absent.
@ApplicationScoped
class CommandTopics {

    @Produces
    @Singleton
    TopicDeclaration tasks() {
        return TopicDeclaration.facts("rollover.tasks");
    }
}
