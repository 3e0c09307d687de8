package fr.rentree.sync.purge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A purge that runs or ran, what it foresaw, and how far it is.
@Schema(description = "What was foreseen, and rows taken away so far, kind by kind.")
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
        @Schema(description = "What it foresaw when it began, and goes by")
                List<PurgePlan.Line> plan,
        @Schema(examples = "{\"RESULTS\": 120000}") Map<String, Long> purged) {}
