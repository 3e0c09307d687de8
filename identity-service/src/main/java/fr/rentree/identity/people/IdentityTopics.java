package fr.rentree.identity.people;

import fr.rentree.platform.outbox.TopicDeclaration;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The topics that identity-service publishes.
class IdentityTopics {

    @Produces
    @Singleton
    TopicDeclaration establishments() {
        return TopicDeclaration.state("identity.establishments");
    }

    @Produces
    @Singleton
    TopicDeclaration persons() {
        return TopicDeclaration.state("identity.persons");
    }

    @Produces
    @Singleton
    TopicDeclaration groups() {
        return TopicDeclaration.state("identity.groups");
    }

    @Produces
    @Singleton
    TopicDeclaration imports() {
        return TopicDeclaration.facts("identity.imports");
    }

    @Produces
    @Singleton
    TopicDeclaration tasks() {
        return TopicDeclaration.facts("identity.tasks");
    }
}
