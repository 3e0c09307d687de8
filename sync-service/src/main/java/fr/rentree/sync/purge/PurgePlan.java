package fr.rentree.sync.purge;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a purge would take away now.
@Schema(description = "What would go now, kind by kind, and the purge that runs if one does.")
record PurgePlan(List<Line> lines, @Nullable PurgeRun running) {

    /// @param oldest absent when nothing would go
    record Line(
            @Schema(
                            examples = "RESULTS",
                            enumeration = {"RESULTS", "VERSIONS", "BIN", "LOOKS"})
                    Purgeable kind,
            @Schema(examples = "120000") long rows,
            @Nullable Instant oldest,
            @Schema(description = "What is older goes") Instant keptFrom) {}
}
