package fr.rentree.licence.portals;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rentree.licence.portals")
interface PortalConfig {

    /// Where the links of `listeRessources` lead; school and resource are added to it.
    @WithDefault("${rentree.public-url}/domaineGar")
    String accessUrl();
}
