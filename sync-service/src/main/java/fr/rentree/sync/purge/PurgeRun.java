package fr.rentree.sync.purge;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A purge that runs or ran, and how far it is.
@Schema(description = "Rows taken away so far, kind by kind.")
record PurgeRun(
        @Schema(examples = "0199a1b2-0000-7000-8000-00000000f001") UUID purge,
        @Schema(
                        examples = "DONE",
                        enumeration = {"RUNNING", "DONE"})
                String state,
        @Schema(examples = "clock", description = "`clock`, or the operator who asked")
                String requestedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Schema(examples = "{\"RESULTS\": 120000}") Map<String, Long> purged) {}
