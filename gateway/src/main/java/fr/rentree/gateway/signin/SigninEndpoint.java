package fr.rentree.gateway.signin;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the browser comes to sign in and comes back to; Quarkus runs the code flow in front of it.
@Path("/signin")
@RunOnVirtualThread
class SigninEndpoint {

    /// Set by the page that people leave to sign in, so that they come back to it.
    private static final String PAGE = "rentree_page";

    /// What a link from a portal said, of somebody who had to sign in before they could follow it.
    private static final String LINK = "rentree_link";

    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9%=&._~+:/*-]{1,4000}");

    private static final URI CONSOLE = URI.create("/console/");

    /// Names, not addresses: nobody is sent to where a cookie says.
    private static final Map<String, URI> PAGES = Map.of("reader", URI.create("/reader/"));

    @GET
    @Authenticated
    public Response signIn(
            @CookieParam(PAGE) @Nullable String page, @CookieParam(LINK) @Nullable String link) {
        return backTo(page, link);
    }

    @GET
    @Path("/callback")
    @Authenticated
    public Response comeBack(
            @CookieParam(PAGE) @Nullable String page, @CookieParam(LINK) @Nullable String link) {
        return backTo(page, link);
    }

    private static Response backTo(@Nullable String page, @Nullable String link) {
        return Response.seeOther(target(page, link))
                .cookie(forgotten(PAGE), forgotten(LINK))
                .build();
    }

    private static URI target(@Nullable String page, @Nullable String link) {
        if (page == null) {
            return CONSOLE;
        }
        return page.equals("link") && link != null
                ? linked(link)
                : PAGES.getOrDefault(page, CONSOLE);
    }

    /// The path is ours; a cookie says only what stands behind it.
    private static URI linked(String link) {
        try {
            var query = new String(Base64.getUrlDecoder().decode(link), StandardCharsets.UTF_8);
            return QUERY.matcher(query).matches() ? URI.create("/domaineGar?" + query) : CONSOLE;
        } catch (IllegalArgumentException _) {
            return CONSOLE;
        }
    }

    private static NewCookie forgotten(String cookie) {
        return new NewCookie.Builder(cookie).path("/signin").maxAge(0).build();
    }
}
