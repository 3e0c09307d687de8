package fr.rentree.sync.grouping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How pushes that arrive at the same moment share a commit.
@ConfigMapping(prefix = "rentree.sync.group")
public interface GroupConfig {

    /// Operations that are written in one transaction at most; a batch is never split.
    @WithDefault("500")
    int operations();

    /// How long a group waits for as many pushes as the one before it had; alone, nobody waits.
    @WithDefault("3ms")
    Duration waitFor();

    /// Groups that are written at the same time.
    @WithDefault("2")
    int writers();

    /// How long a push waits for its owner's notes while somebody else holds them.
    @WithDefault("10s")
    Duration patience();
}
