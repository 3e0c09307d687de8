package fr.rentree.identity.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits and thresholds of roster imports.
@ConfigMapping(prefix = "rentree.imports")
interface RosterImportConfig {

    /// Largest archive taken; also the largest request body of the service.
    @WithDefault("512M")
    MemorySize archiveSize();

    /// Largest sum of all pages once expanded.
    @WithDefault("8G")
    MemorySize expandedSize();

    /// Expanded bytes for one byte of archive, from 10 MiB on.
    @WithDefault("200")
    int ratio();

    /// Files in one archive.
    @WithDefault("5000")
    int entries();

    /// Depth of elements in a page.
    @WithDefault("8")
    int depth();

    /// Characters of one value.
    @WithDefault("4000")
    int valueLength();

    /// Children of one record.
    @WithDefault("2000")
    int children();

    /// Records of one delivery.
    @WithDefault("20000000")
    long records();

    /// Faulty records of one delivery; above, it is refused whole.
    @WithDefault("100000")
    long rejections();

    /// Assignment officers that one school may declare.
    @WithDefault("50")
    int officersPerSchool();

    /// Archives are kept in pieces of this size.
    @WithDefault("1M")
    MemorySize chunk();

    /// Leavers of a school above which removals are held, if they are also too many in percent.
    @WithDefault("10")
    int heldLeavers();

    /// Leavers of a school, in percent of its people, above which removals are held.
    @WithDefault("10")
    int heldLeaversPercent();

    /// Changed people of a school, in percent of those who stay, above which removals are held.
    @WithDefault("75")
    int heldChangesPercent();

    /// A school's people in percent of the last file accepted: below, removals are held.
    @WithDefault("50")
    int smallestFilePercent();

    /// A school's people in percent of the last file accepted: above, removals are held.
    @WithDefault("200")
    int largestFilePercent();

    /// How often the job looks for work.
    @WithDefault("1s")
    Duration pause();

    /// How long a stopped instance keeps its import before another takes it up.
    @WithDefault("30s")
    Duration lease();

    /// Longest transaction of one step.
    @WithDefault("30m")
    Duration step();
}
