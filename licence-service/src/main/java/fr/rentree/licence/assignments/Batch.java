package fr.rentree.licence.assignments;

import fr.rentree.licence.roster.Population;
import fr.rentree.platform.school.Uai;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Seats of several resources for one population, in one act.
public record Batch(
        Uai school, List<String> resources, Population population, Mode mode, Origin origin) {

    /// Most people that a line names; the others are paged through.
    static final int NAMED = 100;

    public Batch {
        resources = resources.stream().distinct().toList();
    }

    /// What a batch does when seats are too few.
    public enum Mode {
        /// Nobody gets a seat, and the number missing is told.
        ALL_OR_NOTHING,
        /// Seats go in the stated order until they are used up; those left out are named.
        AS_MANY_AS_POSSIBLE
    }

    /// From which screen an act came.
    public enum Origin {
        BY_RESOURCE,
        BY_POPULATION,
        SUGGESTIONS,
        FAMILIES,
        API
    }

    /// The batch as it is asked; a kept `selection` may stand for the population.
    @Schema(
            examples =
                    """
                    {"school":"0000001B","resources":["ark:/99999/manuel-maths-2de"],
                     "population":{"profile":"PUPIL","divisions":["2NDE1"],"groups":[],"levels":[],
                     "persons":[],"everybody":false,"except":[]},"selection":null,
                     "mode":"ALL_OR_NOTHING","origin":"BY_RESOURCE"}
                    """)
    public record Request(
            @Nullable Uai school,
            @Nullable List<String> resources,
            @Nullable Population population,
            @Nullable UUID selection,
            @Nullable Mode mode,
            @Nullable Origin origin) {}

    /// Seats to take back, as it is asked: of one `resource`, or of several `resources`.
    @Schema(
            examples =
                    """
                    {"school":"0000001B","resources":["ark:/99999/manuel-maths-2de"],
                     "population":{"profile":"PUPIL","divisions":["2NDE1"]},
                     "origin":"BY_POPULATION"}
                    """)
    public record Retrieval(
            @Nullable Uai school,
            @Nullable String resource,
            @Nullable List<String> resources,
            @Nullable Population population,
            @Nullable UUID selection,
            @Nullable Origin origin) {}

    /// What was done, resource by resource: an exhausted one never stops the others.
    @Schema(
            examples =
                    """
                    {"batch":"01990000-0000-7000-8000-00000000ff01","resources":[
                     {"resource":"ark:/99999/manuel-maths-2de","asked":30,"added":28,
                      "alreadyHeld":2,"refused":0,"missing":0,"leftOut":[],"outsideAudience":[],
                      "refusal":null,"counters":{"selected":0,"available":2,"remaining":2,
                      "suggested":0,"assigned":28,"total":30},"publics":[],
                      "bookshelf":{"family":"ark:/99999/bibliotheque","without":2}}]}
                    """)
    public record Report(UUID batch, List<Line> resources) {}

    /// Always: added + alreadyHeld + refused = asked.
    ///
    /// @param missing how many seats more would have been needed
    /// @param leftOut who got no seat for want of one, in the stated order: the first hundred
    /// @param outsideAudience for whose profile the seats are not meant: the first hundred
    /// @param refusal why nobody new got a seat, when somebody should have
    /// @param publics the same counters, public by public
    /// @param bookshelf the family resource that opens this manual, if there is one
    public record Line(
            String resource,
            int asked,
            int added,
            int alreadyHeld,
            int refused,
            int missing,
            List<UUID> leftOut,
            List<UUID> outsideAudience,
            @Nullable String refusal,
            SeatCounters counters,
            List<PublicCounters> publics,
            @Nullable Bookshelf bookshelf) {

        public Line {
            leftOut = List.copyOf(leftOut.subList(0, Math.min(NAMED, leftOut.size())));
            outsideAudience =
                    List.copyOf(
                            outsideAudience.subList(0, Math.min(NAMED, outsideAudience.size())));
            publics = List.copyOf(publics);
        }
    }

    /// How the seats open to one public stand; a pool open to several counts for each of them.
    public record PublicCounters(String profile, SeatCounters counters) {}

    /// The family resource on whose bookshelf a manual stands: whoever holds the manual alone has
    /// no way in, so give it to them too.
    ///
    /// @param without how many of the population do not hold it
    public record Bookshelf(String family, int without) {}
}
