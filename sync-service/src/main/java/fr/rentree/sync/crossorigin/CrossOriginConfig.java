package fr.rentree.sync.crossorigin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// Which pages of other origins may use the W3C face and what `@rentree/sync` asks for; the gateway
/// has the same settings.
@ConfigMapping(prefix = "rentree.cross-origin")
public interface CrossOriginConfig {

    /// Origins, or `*` for all: a page has to hold a token anyway, and cookies never count.
    @WithDefault("*")
    List<String> origins();

    /// How long a browser may remember what it was allowed.
    @WithDefault("1h")
    Duration remembered();
}
