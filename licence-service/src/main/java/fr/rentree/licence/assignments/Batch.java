package fr.rentree.licence.assignments;

import fr.rentree.licence.roster.Population;
import fr.rentree.platform.school.Uai;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Seats of several resources for one population, in one act.
record Batch(Uai school, List<String> resources, Population population, Mode mode) {

    Batch {
        resources = resources.stream().distinct().toList();
    }

    /// What a batch does when seats are too few.
    enum Mode {
        /// Nobody gets a seat, and the number missing is told.
        ALL_OR_NOTHING,
        /// Seats go in the stated order until they are used up; those left out are named.
        AS_MANY_AS_POSSIBLE
    }

    /// The batch as it is asked.
    @Schema(
            examples =
                    """
                    {"school":"0000001B","resources":["ark:/99999/manuel-maths-2de"],
                     "population":{"profile":"PUPIL","divisions":["2NDE1"],"groups":[],"levels":[],
                     "persons":[],"everybody":false,"except":[]},"mode":"ALL_OR_NOTHING"}
                    """)
    record Request(
            @Nullable Uai school,
            @Nullable List<String> resources,
            @Nullable Population population,
            @Nullable Mode mode) {}

    /// Seats to take back, as it is asked.
    @Schema(
            examples =
                    """
                    {"school":"0000001B","resource":"ark:/99999/manuel-maths-2de",
                     "population":{"profile":"PUPIL","divisions":["2NDE1"]}}
                    """)
    record Retrieval(
            @Nullable Uai school, @Nullable String resource, @Nullable Population population) {}

    /// What was done, resource by resource: an exhausted one never stops the others.
    @Schema(
            examples =
                    """
                    {"batch":"01990000-0000-7000-8000-00000000ff01","resources":[
                     {"resource":"ark:/99999/manuel-maths-2de","asked":30,"added":28,
                      "alreadyHeld":2,"refused":0,"missing":0,"leftOut":[],"outsideAudience":[],
                      "refusal":null,"counters":{"selected":0,"available":2,"remaining":2,
                      "suggested":0,"assigned":28,"total":30}}]}
                    """)
    record Report(UUID batch, List<Line> resources) {}

    /// Always: added + alreadyHeld + refused = asked.
    ///
    /// @param missing how many seats more would have been needed
    /// @param leftOut who got no seat for want of one, in the stated order
    /// @param outsideAudience for whose profile the seats are not meant
    /// @param refusal why nobody new got a seat, when somebody should have
    record Line(
            String resource,
            int asked,
            int added,
            int alreadyHeld,
            int refused,
            int missing,
            List<UUID> leftOut,
            List<UUID> outsideAudience,
            @Nullable String refusal,
            SeatCounters counters) {}
}
