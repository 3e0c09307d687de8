package fr.rentree.gateway.garport;

import fr.rentree.gateway.passage.Door;
import fr.rentree.gateway.refusals.Refusal.CertificateUnknown;
import fr.rentree.gateway.refusals.Refusal.SigninDown;
import fr.rentree.gateway.signin.Verdict;
import fr.rentree.gateway.signin.Verdict.Admitted;
import fr.rentree.gateway.signin.Verdict.Refused;
import fr.rentree.gateway.signin.Visitor;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Callers are known by their certificate; the platform's token for them goes on.
@ApplicationScoped
class GarDoor implements Door {

    private static final Logger LOG = Logger.getLogger(GarDoor.class);

    private final ClientCertificates certificates;
    private final TokenClient tokens;

    GarDoor(ClientCertificates certificates, TokenClient tokens) {
        this.certificates = certificates;
        this.tokens = tokens;
    }

    @Override
    public String inside(String path) {
        return GarPaths.inside(path);
    }

    @Override
    public Future<Verdict> identify(RoutingContext routing) {
        return certificates
                .clientOf(routing.request())
                .map(this::admit)
                .orElseGet(() -> Future.succeededFuture(new Refused(new CertificateUnknown())));
    }

    private Future<Verdict> admit(String client) {
        var visitor = new Visitor(client, "certificate", false);
        return tokens.tokenOf(client)
                .<Verdict>map(token -> new Admitted(visitor, Optional.of(token)))
                .otherwise(failure -> {
                    LOG.warnf("no token client=%s reason=%s", client, failure.getMessage());
                    return new Refused(new SigninDown());
                });
    }
}
