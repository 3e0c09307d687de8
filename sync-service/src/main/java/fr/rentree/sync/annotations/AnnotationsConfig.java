package fr.rentree.sync.annotations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What is the W3C face's own; the limits of an annotation are those of a push.
@ConfigMapping(prefix = "rentree.annotations")
public interface AnnotationsConfig {

    /// Annotations on one page of a W3C container; fewer when they are large.
    @WithDefault("100")
    int perPage();
}
