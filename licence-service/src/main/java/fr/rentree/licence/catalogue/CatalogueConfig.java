package fr.rentree.licence.catalogue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rentree.licence.catalogue")
interface CatalogueConfig {

    /// Resources accepted in one delivery of the catalogue.
    @WithDefault("10000")
    int resourcesPerDelivery();
}
