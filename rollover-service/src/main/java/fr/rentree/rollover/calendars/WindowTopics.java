package fr.rentree.rollover.calendars;

import fr.rentree.platform.outbox.TopicDeclaration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The topic of windows, created at start if absent.
@ApplicationScoped
class WindowTopics {

    @Produces
    @Singleton
    TopicDeclaration windows() {
        return TopicDeclaration.state("rollover.windows");
    }
}
