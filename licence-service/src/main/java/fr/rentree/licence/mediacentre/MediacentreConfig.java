package fr.rentree.licence.mediacentre;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

@ConfigMapping(prefix = "rentree.licence.mediacentre")
interface MediacentreConfig {

    /// How long an expired right is still shown to its reader, as expired.
    @WithDefault("P1Y")
    Period expiredShownFor();

    /// Favourites of one person.
    @WithDefault("500")
    int favourites();
}
