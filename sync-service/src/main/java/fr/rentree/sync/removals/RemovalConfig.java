package fr.rentree.sync.removals;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.MonthDay;

/// When the end of frozen notebooks is announced, and how long they stay from then on.
@ConfigMapping(prefix = "rentree.sync.removal")
public interface RemovalConfig {

    /// The day of the new school year from which notebooks that did not follow are announced, at
    /// schools for which no calendar sets another.
    @WithDefault("--10-01")
    MonthDay announcedFrom();

    /// How long an announced notebook stays at least, to be renewed, transferred or exported.
    @WithDefault("P90D")
    Duration notice();

    /// How often notebooks to be announced are looked for.
    @WithDefault("1h")
    Duration announceEvery();

    /// How often approved plans are looked for.
    @WithDefault("5s")
    Duration applyEvery();

    /// Notebooks announced in one transaction.
    @WithDefault("1000")
    int batch();

    /// Schools that a plan names, those with most notebooks first; the rest is counted.
    @WithDefault("1000")
    int schoolsShown();
}
