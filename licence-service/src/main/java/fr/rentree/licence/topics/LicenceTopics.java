package fr.rentree.licence.topics;

import fr.rentree.platform.outbox.TopicDeclaration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The topics of this service, created at start if absent; all facts, keyed by the school's UAI.
@ApplicationScoped
public class LicenceTopics {

    public static final String SUBSCRIPTIONS = "licence.subscriptions";
    public static final String ASSIGNMENTS = "licence.assignments";
    public static final String TASKS = "licence.tasks";

    @Produces
    @Singleton
    TopicDeclaration subscriptions() {
        return TopicDeclaration.facts(SUBSCRIPTIONS);
    }

    @Produces
    @Singleton
    TopicDeclaration assignments() {
        return TopicDeclaration.facts(ASSIGNMENTS);
    }

    @Produces
    @Singleton
    TopicDeclaration tasks() {
        return TopicDeclaration.facts(TASKS);
    }
}
