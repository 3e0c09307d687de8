package fr.rentree.sync.notebooks;

import fr.rentree.platform.outbox.TopicDeclaration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The topic of what happens to notebooks.
@ApplicationScoped
class NotebookTopics {

    @Produces
    @Singleton
    TopicDeclaration notebooks() {
        return TopicDeclaration.facts("sync.notebooks");
    }
}
