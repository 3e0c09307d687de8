package fr.rentree.rollover.calendars;

import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.idempotency.Idempotent;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.SchoolYear;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/calendars/{territory}/{schoolYear}")
@Tag(name = "Calendars", description = "When a territory closes a school year")
@RunOnVirtualThread
class CalendarEndpoint {

    private static final String KEPT_UNTIL =
            "The carry-over deadline, a day of the school year that begins: from then on, notebooks"
                    + " whose licence was not renewed are announced for removal.";

    private final CalendarDesk desk;

    CalendarEndpoint(CalendarDesk desk) {
        this.desk = desk;
    }

    @Schema(
            description = "The dates of one territory for closing one school year",
            examples =
                    """
                    {"importsCloseAt":"2027-07-05T16:00:00Z","importsOpenAt":"2027-08-27T06:00:00Z",\
                    "formerPupilsSuspendedFrom":"2027-08-27","notesKeptUntil":"2027-10-01"}\
                    """)
    record Dates(
            @Nullable Instant importsCloseAt,
            @Nullable Instant importsOpenAt,
            @Nullable LocalDate formerPupilsSuspendedFrom,
            @Schema(description = KEPT_UNTIL + " Absent: 1 October.", examples = "2027-10-01")
                    @Nullable LocalDate notesKeptUntil) {

        CalendarDates toDomain(SchoolYear closing) {
            return new CalendarDates(
                    CalendarProblems.demand(importsCloseAt, "importsCloseAt"),
                    importsOpenAt,
                    CalendarProblems.demand(formerPupilsSuspendedFrom, "formerPupilsSuspendedFrom"),
                    notesKeptUntil == null ? CalendarDates.usualDeadline(closing) : notesKeptUntil);
        }
    }

    record CalendarView(
            String territory,
            SchoolYear schoolYear,
            long version,
            Instant importsCloseAt,
            @Nullable Instant importsOpenAt,
            LocalDate formerPupilsSuspendedFrom,
            @Schema(description = KEPT_UNTIL, examples = "2027-10-01") LocalDate notesKeptUntil) {

        static CalendarView of(RolloverCalendar calendar) {
            var dates = calendar.dates();
            return new CalendarView(
                    calendar.territory(),
                    calendar.schoolYear(),
                    calendar.version(),
                    dates.importsCloseAt(),
                    dates.importsOpenAt(),
                    dates.formerPupilsSuspendedFrom(),
                    dates.notesKeptUntil());
        }
    }

    @GET
    @Authenticated
    @Operation(
            summary = "The dates of a territory for closing a school year",
            description =
                    "Anybody signed in may read them: nothing of a rollover goes unannounced.")
    @APIResponse(
            responseCode = "200",
            description = "The dates, with their version as ETag",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    @APIResponse(responseCode = "404", description = "unknown-calendar: nobody has set it yet")
    public Response get(
            @PathParam("territory") String territory, @PathParam("schoolYear") String schoolYear) {
        return answer(200, calendar(territory, year(schoolYear)));
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            summary = "Set the dates of a territory for closing a school year",
            description =
                    """
                    Windows and deadlines of the territory's schools follow within seconds, by the database's clock. \
                    Send the ETag you read as If-Match, so that nobody's change is overwritten unseen.\
                    """)
    @APIResponse(
            responseCode = "201",
            description = "Set for the first time",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or the same as before",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    @APIResponse(responseCode = "412", description = "calendar-changed: read it again")
    @APIResponse(
            responseCode = "422",
            description =
                    "dates-contradict: the dates cannot all be true, or notesKeptUntil is no day of"
                            + " the school year that begins")
    public Response set(
            @PathParam("territory") String territory,
            @PathParam("schoolYear") String schoolYear,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable Dates dates) {
        var year = year(schoolYear);
        var wanted = CalendarProblems.demand(dates, "a body").toDomain(year);
        var change = desk.set(territory(territory), year, wanted, expected(ifMatch));
        return switch (change) {
            case CalendarChange.Created _ -> answer(201, calendar(territory, year));
            case CalendarChange.Changed _, CalendarChange.Unchanged _ ->
                    answer(200, calendar(territory, year));
            case CalendarChange.Contradictory(var why) -> throw CalendarProblems.contradiction(why);
            case CalendarChange.Outdated _ -> throw CalendarProblems.outdated();
        };
    }

    private RolloverCalendar calendar(String territory, SchoolYear schoolYear) {
        return desk.find(territory, schoolYear).orElseThrow(CalendarProblems::unknown);
    }

    private static Response answer(int status, RolloverCalendar calendar) {
        var answer =
                Response.status(status)
                        .tag(Long.toString(calendar.version()))
                        .entity(CalendarView.of(calendar));
        String place = "/api/v1/calendars/%s/%s";
        return status == 201
                ? answer.location(
                                URI.create(
                                        place.formatted(
                                                calendar.territory(), calendar.schoolYear())))
                        .build()
                : answer.build();
    }

    private static SchoolYear year(String text) {
        try {
            return SchoolYear.parse(text);
        } catch (IllegalArgumentException e) {
            throw CalendarProblems.unknown();
        }
    }

    private static String territory(String text) {
        if (!text.matches("[\\p{Alnum}_-]{1,60}")) {
            throw Problem.notFound(
                    "unknown-territory",
                    "A territory is named by 1 to 60 letters, digits, dashes or underscores.");
        }
        return text;
    }

    private static OptionalLong expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(ifMatch.replace("\"", "").trim()));
        } catch (NumberFormatException e) {
            throw CalendarProblems.outdated();
        }
    }
}
