package fr.rentree.licence.statistics;

import static fr.rentree.platform.caller.Roles.ASSIGNMENT_OFFICER;
import static fr.rentree.platform.caller.Roles.HEAD;
import static fr.rentree.platform.caller.Roles.OPERATOR;
import static fr.rentree.platform.caller.Roles.RESOURCE_MANAGER;

import fr.rentree.licence.statistics.UsageRepository.Asked;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/statistics")
@Tag(name = "Statistics", description = "What of the rights that were bought is used")
@RunOnVirtualThread
class StatisticsEndpoint {

    /// Whose use is asked for, and in which year.
    static final class Wanted {

        @QueryParam("school")
        @Parameter(description = "One school, as it is now", example = "0000001B")
        @Nullable Uai school;

        @QueryParam("territory")
        @Parameter(description = "All schools of a Région; operators only", example = "REGION-01")
        @Nullable String territory;

        @QueryParam("schoolYear")
        @Parameter(description = "The current one when left out", example = "2026-2027")
        @Nullable String schoolYear;
    }

    private final UsageRepository usages;
    private final StatisticsConfig config;
    private final Caller caller;
    private final Clock clock;

    StatisticsEndpoint(
            UsageRepository usages, StatisticsConfig config, Caller caller, Clock clock) {
        this.usages = usages;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/resources")
    @RolesAllowed({ASSIGNMENT_OFFICER, RESOURCE_MANAGER, HEAD, OPERATOR})
    @Operation(
            summary = "Use by resource",
            description =
                    "Of one school, to the minute; or, for operators, of a territory or of all"
                            + " schools, as computed last (`rentree.licence.statistics.every`)."
                            + " neverAssigned: bought and given to nobody; neverOpened: given to"
                            + " people who never opened it. Who may not see people is not shown"
                            + " numbers of 1 to 4 people, nor what would tell them.")
    @APIResponse(responseCode = "200", description = "One page, by resource")
    @APIResponse(responseCode = "404", description = "Not a school of yours")
    public Page<ResourceUsage> resources(
            @BeanParam Wanted wanted,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        demand(wanted);
        var asked = new Asked(year(wanted), Cursor.decode(cursor), size + 1);
        return Page.of(resources(wanted, asked), size, ResourceUsage::resource);
    }

    @GET
    @Path("/resources.csv")
    @Produces("text/csv")
    @RolesAllowed({ASSIGNMENT_OFFICER, RESOURCE_MANAGER, HEAD, OPERATOR})
    @Operation(
            summary = "Use by resource, as a file",
            description = "CSV with ;, UTF-8 with a byte order mark; n.c.: not shown.")
    @APIResponse(responseCode = "200", description = "Every resource, one a line")
    public Response resourcesFile(@BeanParam Wanted wanted) {
        demand(wanted);
        return file(
                "ressources",
                new String[] {"identifiant", "titre", "éditeur"},
                asked -> resources(wanted, asked),
                UsageWriter::write,
                ResourceUsage::resource,
                year(wanted));
    }

    @GET
    @Path("/schools")
    @RolesAllowed(OPERATOR)
    @Operation(
            summary = "Use by school",
            description = "Of a territory or of all schools, as computed last. Operators only.")
    @APIResponse(responseCode = "200", description = "One page, by UAI")
    public Page<SchoolUsage> schools(
            @BeanParam Wanted wanted,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var asked = new Asked(year(wanted), Cursor.decode(cursor), size + 1);
        var rows = usages.schools(wanted.territory, asked, shown());
        return Page.of(rows, size, SchoolUsage::school);
    }

    @GET
    @Path("/schools.csv")
    @Produces("text/csv")
    @RolesAllowed(OPERATOR)
    @Operation(
            summary = "Use by school, as a file",
            description = "CSV with ;, UTF-8 with a byte order mark; n.c.: not shown.")
    @APIResponse(responseCode = "200", description = "Every school, one a line")
    public Response schoolsFile(@BeanParam Wanted wanted) {
        return file(
                "etablissements",
                new String[] {"UAI", "établissement"},
                asked -> usages.schools(wanted.territory, asked, shown()),
                UsageWriter::write,
                SchoolUsage::school,
                year(wanted));
    }

    private List<ResourceUsage> resources(Wanted wanted, Asked asked) {
        return wanted.school == null
                ? usages.ofTerritory(wanted.territory, asked, shown())
                : usages.ofSchool(wanted.school, asked, shown());
    }

    private void demand(Wanted wanted) {
        if (wanted.school != null) {
            caller.demand(wanted.school, ASSIGNMENT_OFFICER, RESOURCE_MANAGER, HEAD);
        } else if (!caller.isOperator()) {
            throw Problem.badRequest("school-missing", "Name the school: ?school=<its UAI>.");
        }
    }

    /// Who assigns and buys at a school sees its people; who runs the platform does not.
    private Function<Usage, UsageFigures> shown() {
        return caller.isOperator()
                ? usage -> UsageFigures.withoutPeople(usage, config.smallestGroup())
                : UsageFigures::of;
    }

    private SchoolYear year(Wanted wanted) {
        try {
            return wanted.schoolYear == null
                    ? SchoolYear.of(LocalDate.now(clock))
                    : SchoolYear.parse(wanted.schoolYear);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("school-year-malformed", String.valueOf(e.getMessage()));
        }
    }

    private static final int ROWS = 500;

    /// Read page by page: a Région has some hundred schools and titles, a line of each is short.
    private static <T> Response file(
            String name,
            String[] header,
            Function<Asked, List<T>> pages,
            BiConsumer<UsageWriter, T> line,
            Function<T, String> key,
            SchoolYear year) {
        var file = new ByteArrayOutputStream();
        try (var writer = new UsageWriter(file, header)) {
            String after = "";
            List<T> rows;
            do {
                rows = pages.apply(new Asked(year, after, ROWS));
                rows.forEach(row -> line.accept(writer, row));
                after = rows.isEmpty() ? after : key.apply(rows.getLast());
            } while (rows.size() == ROWS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.ok(file.toByteArray())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"usages-%s-%s.csv\"".formatted(name, year))
                .build();
    }
}
