package fr.rentree.sync.purge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a purge would take away that goes by a moment. Nothing becomes older than a moment later
/// on, so the plan of the same moment is the same until something of it has gone.
@Schema(
        description =
                "What would go, kind by kind, and the purge that runs if one does. Nothing goes until"
                        + " the moment and the hash are sent back.")
record PurgePlan(
        @Schema(examples = "2026-11-02T08:00:00Z") Instant plannedAt,
        @Schema(examples = "9e107d9d372bb6826bd81d3542a419d6") String planHash,
        List<Line> lines,
        @Nullable PurgeRun running) {

    private static final int BYTES = 16;

    /// @param oldest absent when nothing would go
    record Line(
            @Schema(
                            examples = "RESULTS",
                            enumeration = {"RESULTS", "VERSIONS", "BIN", "LOOKS"})
                    Purgeable kind,
            @Schema(examples = "120000") long rows,
            @Nullable Instant oldest,
            @Schema(description = "What is older goes") Instant keptFrom) {}

    static PurgePlan of(Instant plannedAt, List<Line> lines, @Nullable PurgeRun running) {
        return new PurgePlan(plannedAt, hash(plannedAt + " " + lines), List.copyOf(lines), running);
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
