package fr.rentree.sync.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much of other people's files is read, and how long it is kept.
@ConfigMapping(prefix = "rentree.sync.imports")
public interface ImportConfig {

    /// Bytes of one file as it is sent.
    @WithDefault("67108864")
    long bytes();

    /// Bytes of one file once it is unpacked; what is more is refused before it is read.
    @WithDefault("268435456")
    long bytesUnpacked();

    /// Entries of one archive, those of archives in it counted.
    @WithDefault("2000")
    int entries();

    /// Documents in one file.
    @WithDefault("50000")
    int documents();

    /// Imports that one person may have waiting or under way; as many reports of earlier ones are
    /// kept.
    @WithDefault("5")
    int perOwner();

    /// How long an import that was not decided, and the report of one that was applied, are kept.
    @WithDefault("7d")
    Duration kept();

    /// How long a file may take to arrive before its beginning is thrown away.
    @WithDefault("1h")
    Duration arrival();

    /// Batches of one import that are applied before the next import has its turn.
    @WithDefault("20")
    int turn();

    /// How often imports that an instance left unfinished are looked for.
    @WithDefault("5s")
    Duration pause();

    /// How long an instance that went silent keeps an import to itself.
    @WithDefault("15s")
    Duration lease();
}
