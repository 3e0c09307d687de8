package fr.rentree.gateway.garport;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;

/// Who a certificate belongs to: each is registered to one client, by its subject (RFC 8705, 2.1).
@ApplicationScoped
class ClientCertificates {

    private final Map<X500Principal, String> clients;

    ClientCertificates(GarPortConfig config) {
        this.clients =
                config.clients().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        entry -> new X500Principal(entry.getValue().subject()),
                                        Map.Entry::getKey));
    }

    /// The client whose certificate this connection was opened with.
    Optional<String> clientOf(HttpServerRequest request) {
        try {
            var certificate = (X509Certificate) request.sslSession().getPeerCertificates()[0];
            return Optional.ofNullable(clients.get(certificate.getSubjectX500Principal()));
        } catch (SSLPeerUnverifiedException _) {
            return Optional.empty();
        }
    }
}
