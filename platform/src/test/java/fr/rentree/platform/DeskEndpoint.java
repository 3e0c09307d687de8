package fr.rentree.platform;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.school.Uai;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/// A small endpoint to try the platform with, as a service would write it.
@Path("/api/v1/desks")
@RunOnVirtualThread
class DeskEndpoint {

    record NewDesk(Uai school, String label) {}

    record Desk(String id, String label) {}

    private final DeskRepository desks;
    private final Caller caller;

    DeskEndpoint(DeskRepository desks, Caller caller) {
        this.desks = desks;
        this.caller = caller;
    }

    @GET
    @Authenticated
    public List<String> labels() {
        return desks.labels();
    }

    @GET
    @Path("diary")
    @Authenticated
    public List<String> diary() {
        return desks.diary();
    }

    @GET
    @Path("fault")
    @RolesAllowed(Roles.OPERATOR)
    public String fault() {
        throw new IllegalStateException("the inside, which nobody outside may read");
    }

    /// More than any buffer between here and the reader holds, and an end that fails: once the
    /// connection is closed, what is written does not always fail by itself.
    @GET
    @Path("long")
    @RolesAllowed(Roles.OPERATOR)
    public StreamingOutput longer() {
        return reader -> {
            for (int i = 0; i < 8_192; i++) {
                reader.write(new byte[8_192]);
            }
            throw new IOException("nobody reads this");
        };
    }

    @POST
    @RolesAllowed({Roles.HEAD, Roles.OPERATOR})
    @Idempotent
    public Response add(NewDesk desk) {
        caller.demand(desk.school(), Roles.HEAD);
        String id = desks.add(desk.school().value(), desk.label());
        return Response.created(URI.create("/api/v1/desks/" + id))
                .entity(new Desk(id, desk.label()))
                .build();
    }
}
