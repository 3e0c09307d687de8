package fr.rentree.sync.erasure;

import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an erasure would take away.
@Schema(description = "What would go: rows per table. Nothing goes until the hash is sent back.")
record ErasurePlan(
        @Schema(examples = "0199a1b2-0000-7000-8000-000000000001") UUID person,
        @Schema(examples = "9e107d9d372bb6826bd81d3542a419d6") String planHash,
        @Schema(examples = "{\"document\": 120, \"notebook\": 3}") Map<String, Long> rows,
        @Schema(examples = "123") long total,
        @Nullable @Schema(description = "The erasure that stands for this person already")
                Erasure standing) {}
