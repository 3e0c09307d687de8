package fr.rentree.identity.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Says yes to one plan, and whether held removals are meant.
record Approval(
        @Schema(examples = "9e107d9d372bb6826bd81d3542a419d6") @Nullable String planHash,
        @Schema(description = "true also applies what is held", examples = "false")
                @Nullable Boolean removals) {

    boolean liftsRemovals() {
        return Boolean.TRUE.equals(removals);
    }
}
