package fr.rentree.platform.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How events of others are taken in.
@ConfigMapping(prefix = "rentree.inbox")
interface InboxConfig {

    /// Events taken from Kafka and applied in one transaction.
    @WithDefault("500")
    int batch();

    /// Tries of one event before its key is set aside.
    @WithDefault("3")
    int tries();

    /// Pause between two tries, and while PostgreSQL or Kafka is away.
    @WithDefault("500ms")
    Duration pause();

    /// After so long without a sign of life a killed instance's events go to those that live, its
    /// own next start included.
    @WithDefault("10s")
    Duration silence();

    /// The name under which this instance comes back after a stop or a crash, and at once has its
    /// events again; no two instances of a service have the same. Without a name it waits for
    /// `silence`.
    Optional<String> member();

    /// How long an applied fact is remembered; longer than Kafka keeps it.
    @WithDefault("P100D")
    Duration memory();

    /// False lets a service start without taking anything in.
    @WithDefault("true")
    boolean enabled();
}
