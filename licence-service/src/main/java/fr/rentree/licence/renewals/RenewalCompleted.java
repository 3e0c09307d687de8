package fr.rentree.licence.renewals;

import fr.rentree.licence.topics.LicenceTopics;
import fr.rentree.platform.outbox.DomainEvent;
import java.util.UUID;

/// All seats of a school were renewed: it follows them under the same key, so whoever waits for it
/// has seen them all.
record RenewalCompleted(
        UUID task, UUID campaign, String uai, int renewedAssignments, int endedAssignments)
        implements DomainEvent {

    @Override
    public String topic() {
        return LicenceTopics.ASSIGNMENTS;
    }

    @Override
    public String key() {
        return uai;
    }

    @Override
    public String type() {
        return "licence.renewal-completed.v1";
    }
}
