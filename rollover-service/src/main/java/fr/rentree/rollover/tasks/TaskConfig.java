package fr.rentree.rollover.tasks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How tasks are driven.
@ConfigMapping(prefix = "rentree.rollover.tasks")
interface TaskConfig {

    /// How long an owner may leave a command unanswered before it is sent again.
    @WithDefault("2m")
    Duration lease();

    /// Commands sent in one tick, of each kind.
    @WithDefault("5000")
    int batch();

    /// Percent of a school's pupils that one approval may suspend; above it the school is held.
    @WithDefault("40")
    int threshold();
}
