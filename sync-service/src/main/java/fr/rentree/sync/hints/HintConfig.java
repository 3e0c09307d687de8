package fr.rentree.sync.hints;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How devices are told that there is something new.
@ConfigMapping(prefix = "rentree.sync.hints")
public interface HintConfig {

    /// Streams of one person that are open at the same time; one more gets 429.
    @WithDefault("4")
    int perPerson();

    /// Streams of everybody that one copy of the service keeps open; one more gets 503.
    @WithDefault("5000")
    int streams();

    /// How often the heads and rights of those who listen are looked at, for what other copies of
    /// the service wrote and what was decided of their rights.
    @WithDefault("1s")
    Duration lookEvery();

    /// How often a stream on which nothing happens shows that it is alive.
    @WithDefault("20s")
    Duration heartbeat();

    /// A stream older than this is ended, so that whoever listens shows a token that is still good.
    @WithDefault("15m")
    Duration longest();

    /// Within this time, each at a moment of its own, devices are asked to come back after a stream
    /// has ended.
    @WithDefault("10s")
    Duration reconnectWithin();
}
