package fr.rentree.rollover.deadlines;

import fr.rentree.platform.outbox.TopicDeclaration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The topic of deadlines, created at start if absent.
@ApplicationScoped
class DeadlineTopics {

    @Produces
    @Singleton
    TopicDeclaration deadlines() {
        return TopicDeclaration.state("rollover.deadlines");
    }
}
