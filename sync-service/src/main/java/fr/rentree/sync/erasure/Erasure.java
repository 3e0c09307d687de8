package fr.rentree.sync.erasure;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An erasure that was approved, and how far it is.
@Schema(description = "Rows taken away so far, per table.")
record Erasure(
        @Schema(examples = "0199a1b2-0000-7000-8000-00000000e001") UUID erasure,
        @Schema(examples = "0199a1b2-0000-7000-8000-000000000001") UUID person,
        @Schema(
                        examples = "DONE",
                        enumeration = {"RUNNING", "DONE", "LIFTED"})
                String state,
        @Schema(examples = "operations") String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant liftedAt,
        @Schema(examples = "{\"document\": 120, \"notebook\": 3}") Map<String, Long> erased) {}
