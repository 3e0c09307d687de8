package fr.rentree.licence.subscriptions;

import fr.rentree.licence.topics.LicenceTopics;
import fr.rentree.platform.outbox.DomainEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A school has the right to a resource, visible at once.
record SubscriptionOpened(
        UUID subscription,
        @Nullable UUID order,
        String uai,
        String resource,
        String work,
        String edition,
        String title,
        @Nullable Integer seats,
        boolean unlimited,
        LocalDate firstDay,
        LocalDate lastDay,
        List<String> audience,
        String continuity)
        implements DomainEvent {

    @Override
    public String topic() {
        return LicenceTopics.SUBSCRIPTIONS;
    }

    @Override
    public String key() {
        return uai;
    }

    @Override
    public String type() {
        return "licence.subscription-opened.v1";
    }
}
