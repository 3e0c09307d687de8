package fr.rentree.sync.annotations;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON_TYPE;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/// The headers that every answer of the W3C face has, refusals too.
@Provider
class HeaderWriter implements ContainerResponseFilter {

    private static final String LDP = "http://www.w3.org/ns/ldp#";
    private static final String TYPE = "<" + LDP + "%s>; rel=\"type\"";
    private static final String CONSTRAINED_BY =
            "<http://www.w3.org/TR/annotation-protocol/>; rel=\"" + LDP + "constrainedBy\"";
    private static final String PROFILE = "<http://www.w3.org/ns/anno.jsonld>; rel=\"profile\"";
    private static final String JSON_LD =
            "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";
    private static final MediaType LD = new MediaType("application", "ld+json");
    private static final String TAKEN = JSON_LD + ", application/json";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var address = request.getUriInfo();
        if (!address.getPath().startsWith("/annotations/")) {
            return;
        }
        var headers = response.getHeaders();
        headers.putSingle("Vary", "Accept, Prefer, Origin");
        headers.putSingle("Cache-Control", "private, no-cache");
        if (response.getEntity() instanceof byte[] body) {
            headers.putSingle("Content-Type", type(request.getAcceptableMediaTypes()));
            headers.putSingle("Content-Length", body.length);
        }
        if (isAnnotation(address)) {
            headers.putSingle("Allow", "GET,HEAD,OPTIONS,PUT,DELETE");
            headers.add("Link", TYPE.formatted("Resource"));
        } else if (address.getQueryParameters().containsKey("page")) {
            headers.putSingle("Allow", "GET,HEAD,OPTIONS");
            headers.add("Link", CONSTRAINED_BY);
        } else {
            ofContainer(headers);
        }
    }

    private static void ofContainer(MultivaluedMap<String, Object> headers) {
        headers.putSingle("Allow", "GET,HEAD,OPTIONS,POST");
        headers.add("Link", TYPE.formatted("BasicContainer"));
        headers.add("Link", CONSTRAINED_BY);
        headers.add("Link", PROFILE);
        headers.putSingle("Accept-Post", TAKEN);
    }

    /// The best of what the client accepts, as the protocol writes it: UTF-8 without saying so.
    private static String type(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type -> type.isCompatible(LD) || type.isCompatible(APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> !type.isCompatible(LD))
                .map(_ -> MediaType.APPLICATION_JSON)
                .orElse(JSON_LD);
    }

    private static boolean isAnnotation(UriInfo address) {
        var segments = address.getPathSegments();
        return segments.size() > 2 && !segments.get(2).getPath().isEmpty();
    }
}
