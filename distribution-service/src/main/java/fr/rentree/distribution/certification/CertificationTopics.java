package fr.rentree.distribution.certification;

import fr.rentree.platform.outbox.TopicDeclaration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Lists that schools certified.
@ApplicationScoped
class CertificationTopics {

    @Produces
    @Singleton
    TopicDeclaration certifications() {
        return TopicDeclaration.facts("distribution.certifications");
    }
}
