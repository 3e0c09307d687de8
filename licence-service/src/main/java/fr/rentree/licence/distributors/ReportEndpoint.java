package fr.rentree.licence.distributors;

import static fr.rentree.platform.caller.Roles.DISTRIBUTOR;
import static fr.rentree.platform.caller.Roles.OPERATOR;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.rentree.licence.documentforms.DocumentRefusal.BadQuestion;
import fr.rentree.licence.documentforms.DocumentRefusal.NotYours;
import fr.rentree.licence.documentforms.DocumentRefusal.NothingThere;
import fr.rentree.licence.documentforms.RefusedDocumentException;
import fr.rentree.platform.caller.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/gar")
@Tag(name = "GAR", description = "What ENT portals and distributors know from the GAR")
@RunOnVirtualThread
class ReportEndpoint {

    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final String PREFIX = "GAR-Affectations_";
    private static final String GLOBAL = PREFIX + "global";
    private static final String ALL = "TOUT";
    private static final String FETCHED = "PRIS_EN_COMPTE";
    private static final String NOT_FETCHED = "NON_PRIS_EN_COMPTE";

    /// @param taille how many assignments it tells of
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(String nomRapport, String dateCreation, int taille, @Nullable String statut) {}

    @Schema(
            examples =
                    """
                    {"rapportsAffectation":[
                     {"nomRapport":"GAR-Affectations_20260902","dateCreation":"02/09/2026","taille":30,
                      "statut":"NON_PRIS_EN_COMPTE"},
                     {"nomRapport":"GAR-Affectations_global","dateCreation":"03/09/2026","taille":208}]}
                    """)
    record Reports(List<Report> rapportsAffectation) {}

    private final ReportRepository reports;
    private final ReportConfig config;
    private final Caller caller;
    private final Clock clock;

    ReportEndpoint(ReportRepository reports, ReportConfig config, Caller caller, Clock clock) {
        this.reports = reports;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/rapportsAffectation/{distributor}/{kind}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({DISTRIBUTOR, OPERATOR})
    @Operation(
            summary = "List reports of assignments (rapportsAffectation)",
            description =
                    "One for each day on which seats of the distributor's were given, oldest first,"
                            + " PRIS_EN_COMPTE once the distributor has fetched it; last, without a"
                            + " status, all that is held now.")
    @APIResponse(responseCode = "200", description = "The reports of the last days")
    @APIResponse(responseCode = "400", description = "Erreur: an unknown kind")
    @APIResponse(responseCode = "403", description = "Erreur: another distributor's")
    public Reports list(
            @PathParam("distributor") String distributor, @PathParam("kind") String kind) {
        demand(distributor);
        if (!Set.of(ALL, FETCHED, NOT_FETCHED).contains(kind)) {
            throw new RefusedDocumentException(
                    new BadQuestion(
                            "\"%s\" : %s, %s ou %s".formatted(kind, FETCHED, NOT_FETCHED, ALL)));
        }
        var today = LocalDate.now(clock);
        var found = new ArrayList<Report>();
        for (var day : reports.days(distributor, today.minusDays(config.days()), today)) {
            String state = day.fetched() ? FETCHED : NOT_FETCHED;
            if (kind.equals(ALL) || kind.equals(state)) {
                found.add(
                        new Report(name(day.day()), CREATED.format(day.day()), day.given(), state));
            }
        }
        int held =
                reports.lines(distributor, null).stream()
                        .mapToInt(ReportRepository.Line::number)
                        .sum();
        found.add(new Report(GLOBAL, CREATED.format(today), held, null));
        return new Reports(found);
    }

    @GET
    @Path("/GAR-Affectations/{distributor}/{name}")
    @RolesAllowed({DISTRIBUTOR, OPERATOR})
    @Operation(
            summary = "Fetch a report of assignments",
            description =
                    "A zip with one XML: resources, subscriptions, schools, and how many of which"
                            + " public since which day. Computed from the seats; no person is named.")
    @APIResponse(responseCode = "200", description = "The zip")
    @APIResponse(responseCode = "403", description = "Erreur: another distributor's")
    @APIResponse(responseCode = "404", description = "Erreur: there is no such report")
    public Response fetch(
            @PathParam("distributor") String distributor, @PathParam("name") String name) {
        demand(distributor);
        String asked = name.replaceFirst("\\.zip$", "");
        LocalDate day = asked.equals(GLOBAL) ? null : day(distributor, asked);
        byte[] zip = ReportWriter.zip(asked, reports.lines(distributor, day));
        if (day != null && caller.has(DISTRIBUTOR)) {
            reports.fetched(distributor, day, clock.instant());
        }
        return Response.ok(zip, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + asked + ".zip\"")
                .build();
    }

    private LocalDate day(String distributor, String name) {
        var today = LocalDate.now(clock);
        return reports.days(distributor, today.minusDays(config.days()), today).stream()
                .map(ReportRepository.Day::day)
                .filter(day -> name(day).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedDocumentException(
                                new NothingThere(
                                        "Aucun rapport de ce nom : voir /rapportsAffectation.")));
    }

    private void demand(String distributor) {
        if (caller.distributor().filter(own -> !own.equals(distributor)).isPresent()) {
            throw new RefusedDocumentException(new NotYours(distributor));
        }
    }

    private static String name(LocalDate day) {
        return PREFIX + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
