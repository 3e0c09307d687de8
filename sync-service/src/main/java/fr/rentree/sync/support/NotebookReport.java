package fr.rentree.sync.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A notebook as support sees it.
@Schema(description = "State and counts; nothing that was written.")
record NotebookReport(
        @Schema(examples = "0199a1b2-0000-7000-8000-00000000ab01") UUID notebook,
        @Schema(examples = "0000001B") String school,
        @Schema(examples = "manuel-maths-2de") String work,
        @Schema(examples = "2026-2027") String schoolYear,
        @Schema(
                        examples = "OPEN",
                        enumeration = {"OPEN", "READ_ONLY", "FROZEN"})
                String state,
        @Nullable @Schema(examples = "LICENCE_NOT_RENEWED") String reason,
        @Nullable @Schema(description = "Since when it does not follow its licence")
                Instant frozenAt,
        @Nullable
                @Schema(
                        examples = "2027-10-01",
                        description =
                                "The day from which it may be removed, once that is announced")
                LocalDate removalOn,
        @Schema(examples = "12") int live,
        @Schema(examples = "3", description = "Deletions that are remembered") long tombstones,
        @Schema(examples = "1", description = "Texts that lost and can be restored") long versions,
        @Schema(examples = "0", description = "Entries of the bin") long recycled,
        @Schema(examples = "42") long seq,
        @Nullable Instant lastChange) {}
