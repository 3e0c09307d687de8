package fr.rentree.gateway.passage;

import fr.rentree.gateway.signin.Verdict;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/// One of the ports people come in by: what its addresses mean, and how callers say who they are.
public interface Door {

    /// The path on the platform that is meant by one that was asked for here.
    String inside(String path);

    Future<Verdict> identify(RoutingContext routing);
}
