package fr.rentree.licence.documentforms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "rentree.licence.documents")
public interface DocumentConfig {

    /// Bytes of one document or list of filters.
    @WithDefault("1000000")
    int bodyBytes();

    /// Schools of one document.
    @WithDefault("5000")
    int schools();
}
