package fr.rentree.gateway.garport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

@ConfigMapping(prefix = "rentree.gar-port")
interface GarPortConfig {

    /// Where it listens; without a number it stays closed.
    OptionalInt port();

    /// The port's own certificate, with its chain (PEM).
    Optional<Path> certificate();

    /// The key of that certificate (PEM, PKCS#8).
    Optional<Path> key();

    /// The authorities whose client certificates are believed (PEM).
    Optional<Path> authorities();

    /// Certificates that are believed no more (a CRL in PEM).
    Optional<Path> revoked();

    /// How often these four files are read again: a renewed certificate and a revoked client need
    /// no restart.
    @WithDefault("1m")
    Duration readAgain();

    /// Who comes with which certificate, by the client's name in Keycloak.
    Map<String, Client> clients();

    /// One ENT or distributor.
    interface Client {

        /// The subject of its certificates, as RFC 4514 writes it: `CN=…,O=…,C=FR`. A renewed
        /// certificate keeps it.
        String subject();

        /// Its secret in Keycloak: the gateway asks for its tokens.
        String secret();
    }
}
