package fr.rentree.gateway.apidocs;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/// The contracts of the events: an index, and every file under the address its neighbours use.
@Path("/asyncapi")
@RunOnVirtualThread
class AsyncApiEndpoint {

    record Publisher(String publisher, String asyncapi, List<String> files) {}

    record Index(List<Publisher> publishers) {}

    private final ContractReader contracts;

    AsyncApiEndpoint(ContractReader contracts) {
        this.contracts = contracts;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Index index() {
        return new Index(contracts.publishers().stream().map(this::entry).toList());
    }

    @GET
    @PermitAll
    @Path("/{publisher}")
    public Response main(@PathParam("publisher") String publisher) {
        if (!contracts.publishers().contains(publisher)) {
            throw new NotFoundException("Nobody publishes as " + publisher + ". See /asyncapi.");
        }
        return Response.seeOther(URI.create(address(publisher, ContractReader.MAIN))).build();
    }

    @GET
    @PermitAll
    @Path("/{publisher}/{file}")
    public Response file(@PathParam("publisher") String publisher, @PathParam("file") String file) {
        byte[] content =
                contracts
                        .read(publisher, file)
                        .orElseThrow(
                                () -> new NotFoundException("No such contract. See /asyncapi."));
        String type = file.endsWith(".yaml") ? "application/yaml" : "application/json";
        return Response.ok(content).type(type).build();
    }

    private Publisher entry(String publisher) {
        return new Publisher(
                publisher,
                address(publisher, ContractReader.MAIN),
                contracts.files(publisher).stream().map(file -> address(publisher, file)).toList());
    }

    private static String address(String publisher, String file) {
        return "/asyncapi/" + publisher + "/" + file;
    }
}
