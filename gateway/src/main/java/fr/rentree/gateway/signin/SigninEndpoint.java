package fr.rentree.gateway.signin;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the browser comes to sign in and comes back to; Quarkus runs the code flow in front of it.
@Path("/signin")
@RunOnVirtualThread
class SigninEndpoint {

    /// Set by the page that people leave to sign in, so that they come back to it.
    private static final String PAGE = "rentree_page";

    private static final URI CONSOLE = URI.create("/console/");

    /// Names, not addresses: nobody is sent to where a cookie says.
    private static final Map<String, URI> PAGES = Map.of("reader", URI.create("/reader/"));

    @GET
    @Authenticated
    public Response signIn(@CookieParam(PAGE) @Nullable String page) {
        return backTo(page);
    }

    @GET
    @Path("/callback")
    @Authenticated
    public Response comeBack(@CookieParam(PAGE) @Nullable String page) {
        return backTo(page);
    }

    private static Response backTo(@Nullable String page) {
        var target = page == null ? CONSOLE : PAGES.getOrDefault(page, CONSOLE);
        var forgotten = new NewCookie.Builder(PAGE).path("/signin").maxAge(0).build();
        return Response.seeOther(target).cookie(forgotten).build();
    }
}
