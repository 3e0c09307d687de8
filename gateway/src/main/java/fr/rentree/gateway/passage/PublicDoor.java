package fr.rentree.gateway.passage;

import fr.rentree.gateway.routing.Route;
import fr.rentree.gateway.signin.TokenReader;
import fr.rentree.gateway.signin.Verdict;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/// The main port: addresses mean what they say, callers bring a token or the console's session.
record PublicDoor(TokenReader tokens) implements Door {

    @Override
    public String inside(String path) {
        return path;
    }

    @Override
    public Future<Verdict> identify(RoutingContext routing) {
        boolean isLink = Exchange.of(routing).route().filter(Route::isLink).isPresent();
        return isLink ? tokens.readOfLink(routing) : tokens.read(routing);
    }
}
