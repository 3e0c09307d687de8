package fr.rentree.gateway.apidocs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The one description of the API: `/openapi`, `/openapi?format=yaml`, or as `Accept` asks.
@Path("/openapi")
@RunOnVirtualThread
class OpenApiEndpoint {

    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";

    private final ApiDescription description;
    private final OpenApiWriter writer;

    OpenApiEndpoint(ApiDescription description, OpenApiWriter writer) {
        this.description = description;
        this.writer = writer;
    }

    @GET
    @PermitAll
    public Response describe(
            @QueryParam("format") @Nullable String format,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept)
            throws JsonProcessingException {
        boolean isYaml =
                format == null
                        ? accept != null && accept.contains("yaml")
                        : format.equalsIgnoreCase("yaml");
        var document = description.current();
        return Response.ok(isYaml ? writer.yaml(document) : writer.json(document))
                .type(isYaml ? YAML : JSON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
