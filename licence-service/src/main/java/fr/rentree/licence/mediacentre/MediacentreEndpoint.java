package fr.rentree.licence.mediacentre;

import fr.rentree.licence.catalogue.ResourceFilter;
import fr.rentree.licence.catalogue.ResourceKind;
import fr.rentree.licence.mediacentre.MediacentreRepository.Found;
import fr.rentree.licence.mediacentre.MediacentreRepository.Reader;
import fr.rentree.licence.mediacentre.ShelfFilter.Sort;
import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Roles;
import fr.rentree.platform.paging.Cursor;
import fr.rentree.platform.paging.Page;
import fr.rentree.platform.paging.PageLimit;
import fr.rentree.platform.school.Uai;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/mediacentre")
@Tag(name = "Médiacentre", description = "What one person may open")
@RunOnVirtualThread
class MediacentreEndpoint {

    /// What a reader looks for on their shelf, as the address says it.
    static class Search {

        @QueryParam("school")
        @Parameter(
                description = "One of your schools; all of them when left out",
                example = "0000001B")
        @Nullable Uai school;

        @QueryParam("q")
        @Parameter(
                description =
                        "Words of title, publisher, id or EAN; accents and case do not matter",
                example = "mathematiques 2de")
        @Nullable String words;

        @QueryParam("kind")
        @Nullable ResourceKind kind;

        @QueryParam("publisher")
        @Parameter(description = "SIREN_ISNI", example = "123456789_0000000000000000")
        @Nullable String publisher;

        @QueryParam("level")
        @Parameter(description = "Address of a ScoLOMFR concept, vocabulary 022")
        @Nullable String level;

        @QueryParam("subject")
        @Parameter(description = "Address of a ScoLOMFR concept, vocabulary 015")
        @Nullable String subject;

        @QueryParam("state")
        MediacentreItem.@Nullable State state;

        @QueryParam("favourite")
        @Nullable Boolean favourite;

        @QueryParam("sort")
        @DefaultValue("SHELF")
        @Parameter(
                description =
                        "SHELF: by school, families first; TITLE; ENDING: what ends first; RECENT:"
                                + " what was opened last")
        Sort sort = Sort.SHELF;

        ShelfFilter filter() {
            return new ShelfFilter(
                    school,
                    ResourceFilter.words(words),
                    kind,
                    publisher,
                    level,
                    subject,
                    state,
                    favourite,
                    sort);
        }
    }

    private final MediacentreRepository shelves;
    private final MediacentreConfig config;
    private final Caller caller;
    private final HttpHeaders headers;
    private final Clock clock;

    MediacentreEndpoint(
            MediacentreRepository shelves,
            MediacentreConfig config,
            Caller caller,
            HttpHeaders headers,
            Clock clock) {
        this.shelves = shelves;
        this.config = config;
        this.caller = caller;
        this.headers = headers;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.PERSON)
    @Operation(
            summary = "Show what I may open",
            description =
                    "Manuals and family resources of the person who signed in, at one school or at"
                            + " all of theirs. An expired one stays on the shelf, marked, without"
                            + " an address. `notice` says why a tile cannot be opened and what to"
                            + " do, in French, or in English where Accept-Language prefers it.")
    @APIResponse(responseCode = "200", description = "One page; empty when there is nothing")
    @APIResponse(responseCode = "404", description = "Not a school of yours")
    public Page<MediacentreItem> show(
            @BeanParam Search search,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageLimit.of(limit);
        var filter = search.filter();
        var reader = reader(filter.school());
        var found = shelves.shelf(reader, filter, Cursor.decode(cursor), size + 1);
        var page = Page.of(found, size, Found::sortKey);
        var tiles = new Tiles(reader.today(), headers.getAcceptableLanguages());
        return new Page<>(page.items().stream().map(tiles::tile).toList(), page.cursor());
    }

    private Reader reader(@Nullable Uai school) {
        var person = caller.demandPerson();
        if (school != null) {
            caller.demandPlace(school);
        }
        var today = LocalDate.now(clock);
        return new Reader(person, today, today.minus(config.expiredShownFor()));
    }
}
