package fr.rentree.sync.progress;

import fr.rentree.platform.outbox.TopicDeclaration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The topic of what people reached.
@ApplicationScoped
class ProgressTopics {

    @Produces
    @Singleton
    TopicDeclaration progress() {
        return TopicDeclaration.facts("sync.progress");
    }
}
