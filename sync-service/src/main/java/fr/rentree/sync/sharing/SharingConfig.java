package fr.rentree.sync.sharing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much may be shared.
@ConfigMapping(prefix = "rentree.sync.sharing")
public interface SharingConfig {

    /// Shares of one class or group in a school year, of the teachers who are there.
    @WithDefault("50")
    int sharesPerGroup();

    /// Shares that one reader follows, the oldest first; each makes the cursor longer.
    @WithDefault("100")
    int sharesPerReader();

    /// Documents that one share may name.
    @WithDefault("500")
    int documentsPerShare();
}
