package fr.rentree.licence.openings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rentree.licence.openings")
interface OpeningConfig {

    /// How long a ticket is good for.
    @WithDefault("60s")
    Duration ticketLifetime();

    /// How long a ticket that is over is remembered, so that whoever comes with it is told why.
    @WithDefault("1h")
    Duration ticketsKept();

    /// How often tickets that are over are looked for.
    @WithDefault("5m")
    String every();

    /// Tickets taken away in one transaction.
    @WithDefault("5000")
    int batch();

    /// Where the reader app opens; school, work and ticket are added to it.
    @WithDefault("${rentree.public-url}/reader/")
    String readerUrl();

    /// The reader app's client at Keycloak, which signs it in without a word while the browser is.
    @WithDefault("reader")
    String readerClient();

    /// Where the reader app signs in.
    @WithDefault("${rentree.public-url}/auth/realms/rentree")
    String issuer();
}
