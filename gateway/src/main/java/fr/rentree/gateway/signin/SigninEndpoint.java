package fr.rentree.gateway.signin;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/// Where the browser comes to sign in and comes back to; Quarkus runs the code flow in front of it.
@Path("/signin")
@RunOnVirtualThread
class SigninEndpoint {

    private static final URI CONSOLE = URI.create("/console/");

    @GET
    @Authenticated
    public Response signIn() {
        return Response.seeOther(CONSOLE).build();
    }

    @GET
    @Path("/callback")
    @Authenticated
    public Response comeBack() {
        return Response.seeOther(CONSOLE).build();
    }
}
