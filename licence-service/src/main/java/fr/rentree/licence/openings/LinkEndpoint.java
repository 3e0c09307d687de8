package fr.rentree.licence.openings;

import fr.rentree.licence.openings.Decision.Granted;
import fr.rentree.licence.openings.Decision.Refused;
import fr.rentree.licence.openings.Opening.Wanted;
import fr.rentree.licence.openings.RightRepository.School;
import fr.rentree.licence.words.Words;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.school.Uai;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The address that `listeRessources` gives: portals open it in the browser of whoever clicked.
@Path("/domaineGar")
@Tag(name = "GAR", description = "What ENT portals know from the GAR, in its own shape")
@RunOnVirtualThread
class LinkEndpoint {

    /// Read by the gateway's sign-in, so that whoever comes back is sent here again.
    private static final String PAGE_COOKIE = "rentree_page";

    private static final String LINK_COOKIE = "rentree_link";
    private static final int LONGEST_SIGN_IN_SECONDS = 600;

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="%1$s"><head><meta charset="utf-8"><title>%2$s</title>
            <meta name="viewport" content="width=device-width"></head>
            <body><main><h1>%2$s</h1><p>%3$s</p></main></body></html>
            """;

    private final OpeningDesk desk;
    private final RightRepository rights;
    private final Caller caller;
    private final SecurityIdentity identity;
    private final HttpHeaders headers;

    LinkEndpoint(
            OpeningDesk desk,
            RightRepository rights,
            Caller caller,
            SecurityIdentity identity,
            HttpHeaders headers) {
        this.desk = desk;
        this.rights = rights;
        this.caller = caller;
        this.identity = identity;
        this.headers = headers;
    }

    /// What a link says.
    static class Link {

        @QueryParam("idENT")
        @Parameter(description = "BASE64 of the ENT's id", example = "RU5URklDVElGMQ==")
        @Nullable String ent;

        @QueryParam("idEtab")
        @Parameter(description = "BASE64 of the school's UAI", example = "MDAwMDAwMUI=")
        @Nullable String school;

        @QueryParam("idRessource")
        @Parameter(example = "ark:/99999/manuel-maths-2de")
        @Nullable String resource;

        @QueryParam("grain")
        @Parameter(description = "A place inside the resource")
        @Nullable String grain;

        @QueryParam("code_challenge")
        @Parameter(
                description = "S256 of the reader app that opens the link, and will take it back")
        @Nullable String challenge;

        Optional<String> idEnt() {
            return decoded(ent);
        }

        Optional<Uai> uai() {
            return decoded(school).flatMap(Uai::tryParse);
        }

        boolean isWhole() {
            return idEnt().isPresent()
                    && uai().isPresent()
                    && isText(resource, OpeningEndpoint.LONGEST_ID)
                    && (grain == null || isText(grain, OpeningEndpoint.LONGEST_GRAIN))
                    && (challenge == null || Secret.isChallenge(challenge));
        }

        private static boolean isText(@Nullable String text, int longest) {
            return text != null
                    && !text.isBlank()
                    && text.length() <= longest
                    && text.chars().noneMatch(Character::isISOControl);
        }

        /// Some portals do not encode the plus sign, and it arrives as a space.
        private static Optional<String> decoded(@Nullable String base64) {
            try {
                return Optional.ofNullable(base64)
                        .map(text -> text.strip().replace(' ', '+'))
                        .map(text -> Base64.getDecoder().decode(text))
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .filter(text -> !text.isEmpty() && text.indexOf('\0') < 0);
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Open a resource from the portal",
            description =
                    "Sends whoever is signed in on to the resource, with a ticket for its"
                            + " publisher's server; or, with code_challenge, back to the reader app."
                            + " Whoever is not is sent to sign in through their portal first, and"
                            + " comes back. Answers a page in words when it cannot be opened.")
    @APIResponse(responseCode = "303", description = "On to the resource, or to sign in")
    @APIResponse(responseCode = "400", description = "The link is damaged")
    @APIResponse(responseCode = "403", description = "Not yours to open, and what to do")
    @APIResponse(responseCode = "404", description = "Not a school of yours")
    public Response follow(@BeanParam Link link, @Context UriInfo uri) {
        if (!link.isWhole()) {
            return page(400, words().say("link"));
        }
        var school = school(link);
        if (identity.isAnonymous()) {
            return signIn(school.map(School::accessPoint), uri);
        }
        var person = caller.person();
        if (person.isEmpty()) {
            return page(403, words().say("stranger"));
        }
        var uai = link.uai().orElseThrow();
        if (school.isEmpty() || !caller.schools().contains(uai)) {
            return page(404, words().say("foreign"));
        }
        return open(link, uai, person.get());
    }

    private Response open(Link link, Uai school, UUID person) {
        var wanted =
                new Wanted(
                        school,
                        person,
                        String.valueOf(link.resource),
                        Optional.ofNullable(link.challenge),
                        Optional.ofNullable(link.grain));
        return switch (desk.open(wanted)) {
            case Granted<Opening>(var opening) -> goTo(opening.address()).build();
            case Refused<Opening>(var refusal) -> {
                var problem = OpeningProblems.of(refusal, headers.getAcceptableLanguages());
                yield page(problem.getStatusCode(), String.valueOf(problem.getDetail()));
            }
        };
    }

    /// Whoever asks is not known yet; the link itself says which school is meant.
    private Optional<School> school(Link link) {
        return Tenancy.platformWide(
                () -> rights.school(link.uai().orElseThrow(), link.idEnt().orElseThrow()));
    }

    private static Response signIn(Optional<String> portal, UriInfo uri) {
        String hint =
                portal.map(alias ->
                                "?kc_idp_hint=" + URLEncoder.encode(alias, StandardCharsets.UTF_8))
                        .orElse("");
        String query = String.valueOf(uri.getRequestUri().getRawQuery());
        String kept =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(query.getBytes(StandardCharsets.UTF_8));
        return goTo("/signin" + hint)
                .cookie(untilSignedIn(PAGE_COOKIE, "link"), untilSignedIn(LINK_COOKIE, kept))
                .build();
    }

    private static NewCookie untilSignedIn(String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/signin")
                .maxAge(LONGEST_SIGN_IN_SECONDS)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /// As it is: a publisher's address is theirs. It holds a ticket, so it is neither kept nor told
    /// on.
    private static Response.ResponseBuilder goTo(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer");
    }

    private Response page(int status, String text) {
        var words = words();
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .entity(
                        PAGE.formatted(
                                words.language(), escaped(words.say("heading")), escaped(text)))
                .build();
    }

    private Words words() {
        return Words.of("openings", headers.getAcceptableLanguages());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
