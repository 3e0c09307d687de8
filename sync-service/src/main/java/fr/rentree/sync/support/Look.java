package fr.rentree.sync.support;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Somebody of support looked at something of a person.
@Schema(description = "Who looked, when, at whom.")
record Look(
        UUID look,
        @Schema(examples = "operations") String operator,
        @Schema(examples = "0199a1b2-0000-7000-8000-000000000001") UUID person,
        @Schema(
                        examples = "NOTEBOOKS",
                        enumeration = {"NOTEBOOKS", "DEVICES"})
                String looked,
        Instant at) {}
