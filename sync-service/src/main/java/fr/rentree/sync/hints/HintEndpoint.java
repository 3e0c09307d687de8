package fr.rentree.sync.hints;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.sync.admission.AdmissionProblems;
import fr.rentree.sync.admission.Company;
import fr.rentree.sync.admission.DepartureDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where a device listens instead of asking again and again.
@Path("/events")
@RunOnVirtualThread
@RolesAllowed(Roles.PERSON)
@Tag(name = "Synchronisation")
class HintEndpoint {

    private static final String EXAMPLE =
            """
            : welcome
            retry: 4211

            event: changed
            data: {"seq":42}

            event: rights
            data: {"rights":3}

            : still here
            """;

    private final HintBoard board;
    private final HintDesk desk;
    private final Caller caller;
    private final DepartureDesk departures;
    private final HintConfig config;
    private final AdmissionProblems problems;
    private final Clock clock;
    private final Company company;
    private final Semaphore streams;

    HintEndpoint(
            HintBoard board,
            HintDesk desk,
            Caller caller,
            DepartureDesk departures,
            HintConfig config,
            AdmissionProblems problems,
            Clock clock) {
        this.board = board;
        this.desk = desk;
        this.caller = caller;
        this.departures = departures;
        this.config = config;
        this.problems = problems;
        this.clock = clock;
        this.company = new Company(config.perPerson());
        this.streams = new Semaphore(config.streams());
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Listen for changes",
            description =
                    "A stream of hints. `changed` says the number of your last change, first where"
                            + " it stands now: when it is greater than that of your cursor, pull."
                            + " `rights` counts how often what you may write in was decided anew (a"
                            + " seat given, renewed or taken back, a notebook frozen or carried on),"
                            + " also first where it stands: when it is another number than the last"
                            + " one you heard, ask for your notebooks. No content is told. A comment comes now and then, so that you know that"
                            + " the stream is alive. It ends after a while: come back after `retry`"
                            + " milliseconds, with a token that is good.")
    @APIResponse(
            responseCode = "200",
            description = "Hints, as long as the stream lasts",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            examples =
                                    @ExampleObject(
                                            name = "one change, and one of rights",
                                            value = EXAMPLE)))
    @APIResponse(
            responseCode = "429",
            description = "too-many-streams: this person has too many open")
    @APIResponse(
            responseCode = "503",
            description = "no-stream-left: too many are open; come back after Retry-After")
    public void listen(@Context SseEventSink sink, @Context Sse sse) {
        var owner = caller.demandPerson();
        takePlace(owner);
        departures.announce("Cache-Control", "no-store");
        departures.announce("X-Accel-Buffering", "no");
        var writer = new HintWriter(owner, clock.instant(), sink, sse);
        departures.atEnd(() -> board.leave(writer));
        board.join(writer);
        writer.greet(config.reconnectWithin());
        desk.standings(Set.of(owner)).forEach(board::stands);
    }

    private void takePlace(UUID owner) {
        if (!company.join(owner)) {
            throw HintProblems.tooManyOfOne(config.perPerson(), problems);
        }
        departures.atEnd(() -> company.leave(owner));
        if (!streams.tryAcquire()) {
            throw HintProblems.tooMany(problems);
        }
        departures.atEnd(streams::release);
    }
}
