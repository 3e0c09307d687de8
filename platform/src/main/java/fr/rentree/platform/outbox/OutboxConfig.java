package fr.rentree.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How events leave this service.
@ConfigMapping(prefix = "rentree.outbox")
interface OutboxConfig {

    /// How long the relay waits after it took all that was owed: what is owed meanwhile then leaves
    /// in one transaction.
    @WithDefault("100ms")
    Duration pause();

    /// How long it waits after Kafka or PostgreSQL did not answer.
    @WithDefault("2s")
    Duration pauseAfterFailure();

    /// Events published in one transaction.
    @WithDefault("500")
    int batch();

    /// How long Kafka may take to accept one event.
    @WithDefault("10s")
    Duration patience();
}
