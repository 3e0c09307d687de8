package fr.rentree.identity.people;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// People of the roster, for the staff of their schools.
@Path("/api/v1/persons")
@RunOnVirtualThread
@Tag(name = "persons", description = "People of the roster")
class PersonEndpoint {

    private static final String[] STAFF = {
        Roles.HEAD,
        Roles.TEACHER,
        Roles.DOCUMENTALIST,
        Roles.SCHOOL_LIFE,
        Roles.ADMINISTRATIVE,
        Roles.ASSIGNMENT_OFFICER,
        Roles.HANDOUT_CLERK,
        Roles.RESOURCE_MANAGER
    };
    private static final String SEPARATOR = "\u001f";

    private final PersonRepository people;
    private final Caller caller;

    PersonEndpoint(PersonRepository people, Caller caller) {
        this.people = people;
        this.caller = caller;
    }

    /// Which people, and which page of them.
    record Query(
            @RestQuery @Nullable String school,
            @RestQuery @Nullable String profile,
            @RestQuery @Nullable String division,
            @RestQuery @Nullable String group,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Integer limit) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.ENT_PORTAL, Roles.PERSON})
    @Operation(
            summary = "People of a school",
            description =
                    "In the order of their names, for example"
                            + " ?school=0000001B&profile=PUPIL&division=2NDE1. Staff must name one"
                            + " of their schools; an ENT portal sees the people of its ENT. Without"
                            + " status, people who left are there too.")
    @APIResponse(responseCode = "200", description = "A page of people")
    @APIResponse(responseCode = "400", description = "A filter is missing or malformed")
    @APIResponse(responseCode = "403", description = "You are a pupil there")
    @APIResponse(responseCode = "404", description = "The school is not yours")
    public Page<Person> list(@BeanParam Query query) {
        int size = PageLimit.of(query.limit());
        var found = people.list(filter(query), position(query.cursor()), size + 1);
        return Page.of(found, size, PersonEndpoint::position);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.ENT_PORTAL, Roles.PERSON})
    @Operation(summary = "One person", description = "Yourself, or somebody of a school of yours.")
    @APIResponse(responseCode = "200", description = "The person")
    @APIResponse(responseCode = "404", description = "Nobody of yours has this id")
    public Person one(@PathParam("id") String id) {
        return parse(id)
                .flatMap(people::find)
                .filter(this::mayRead)
                .orElseThrow(() ->
                        Problem.notFound(
                                "unknown-person",
                                "Nobody with this id is known to you: search by school."));
    }

    private boolean mayRead(Person person) {
        if (caller.isOperator() || caller.person().filter(person.person()::equals).isPresent()) {
            return true;
        }
        if (caller.has(Roles.ENT_PORTAL)) {
            var ofEnt =
                    new PersonFilter(null, null, null, null, null, person.familyName(), ownEnt());
            return people.list(ofEnt, null, PageLimit.MAXIMUM).contains(person);
        }
        return person.places().stream().anyMatch(place -> isStaffAt(place.uai()));
    }

    private boolean isStaffAt(Uai school) {
        var staff = Arrays.asList(STAFF);
        return caller.places().stream()
                .filter(place -> place.school().equals(school))
                .anyMatch(place ->
                        staff.contains(place.profile())
                                || place.permissions().stream().anyMatch(staff::contains));
    }

    private PersonFilter filter(Query query) {
        String school = school(query.school());
        return new PersonFilter(
                school,
                query.profile(),
                query.division(),
                query.group(),
                status(query.status()),
                query.q(),
                ownEnt());
    }

    private @Nullable String school(@Nullable String asked) {
        boolean machine = caller.isOperator() || caller.has(Roles.ENT_PORTAL);
        if (asked == null && machine) {
            return null;
        }
        var school =
                Uai.tryParse(asked == null ? "" : asked)
                        .orElseThrow(() ->
                                Problem.badRequest(
                                        "school-malformed",
                                        "school must be a UAI, for example"
                                                + " ?school=0000001B."));
        if (!machine) {
            caller.demand(school, STAFF);
        }
        return school.value();
    }

    private @Nullable String ownEnt() {
        return caller.has(Roles.ENT_PORTAL) && !caller.isOperator()
                ? caller.claims().getOrDefault("id_ent", "")
                : null;
    }

    private static @Nullable String status(@Nullable String status) {
        boolean known =
                status == null
                        || Arrays.stream(Person.Status.values())
                                .anyMatch(value -> value.name().equals(status));
        if (!known) {
            throw Problem.badRequest("status-unknown", "status must be ACTIVE, LEFT or SUSPENDED.");
        }
        return status;
    }

    private static String position(Person person) {
        return String.join(
                SEPARATOR, person.familyName(), person.givenName(), person.person().toString());
    }

    private static PersonRepository.@Nullable Position position(@Nullable String cursor) {
        String key = Cursor.decode(cursor);
        if (key.isEmpty()) {
            return null;
        }
        String[] parts = key.split(SEPARATOR, -1);
        var id = parts.length == 3 ? parse(parts[2]) : Optional.<UUID>empty();
        return new PersonRepository.Position(
                parts[0], parts.length == 3 ? parts[1] : "", id.orElseThrow(Cursor::unknown));
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
