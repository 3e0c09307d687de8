package fr.rentree.licence.imports;

import fr.rentree.licence.catalogue.Continuity;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of catalogue files, and what they do not tell of a new resource.
@ConfigMapping(prefix = "rentree.licence.imports")
interface ImportConfig {

    /// Largest file taken, expanded when it comes compressed.
    @WithDefault("64M")
    MemorySize fileSize();

    /// Entries of one file.
    @WithDefault("100000")
    int entries();

    /// Broken rules that one refusal names; the rest is counted.
    @WithDefault("1000")
    int findings();

    /// Withdrawn entries, in percent of what its source listed before, above which an approval must
    /// say that they are meant.
    @WithDefault("20")
    int withdrawalsPercent();

    /// Where a resource opens whose catalogue does not say; a ticket is added to it.
    @WithDefault("https://acces.rentree.example/domaineGar")
    String accessUrl();

    /// What notes of a new resource may follow, until its publisher says otherwise.
    @WithDefault("ACCESS_POINT_AND_SCHOOL")
    Continuity continuity();

    /// How often the job looks for approved imports.
    @WithDefault("5s")
    Duration pause();

    /// How long a failed import rests before it is tried again.
    @WithDefault("1m")
    Duration lease();

    /// Longest transaction: reading and planning, or applying, one file.
    @WithDefault("10m")
    Duration step();
}
