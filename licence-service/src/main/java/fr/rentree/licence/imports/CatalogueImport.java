package fr.rentree.licence.imports;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A file, what it would change, and what became of it.
///
/// @param generatedAt when its source made it, as far as the file tells
/// @param reason why a plan is another than the one approved; absent otherwise
/// @param planHash what an approval has to name
@Schema(
        examples =
                """
                {"id":"01990000-0000-7000-8000-00000000ca01","source":"gar",
                 "format":"RESSOURCES_DIFFUSABLES","state":"PLANNED",
                 "generatedAt":"2026-11-22T03:15:29Z","receivedAt":"2026-11-22T06:00:02Z",
                 "planHash":"9e107d9d372bb6826bd81d3542a419d6",
                 "plan":{"entries":6707,"added":31,"changed":12,"returned":1,"withdrawn":4,
                 "unchanged":6663,"unmatched":0,"warnings":14}}
                """)
record CatalogueImport(
        UUID id,
        String source,
        ImportFormat format,
        State state,
        @Nullable Instant generatedAt,
        Instant receivedAt,
        @Nullable Instant finishedAt,
        @Nullable String planHash,
        @Nullable String reason,
        Plan plan) {

    /// Where an import stands; a file that was refused leaves none.
    enum State {
        /// Its plan can be read and approved; nothing was changed.
        PLANNED,
        /// Approved; being applied.
        APPLYING,
        APPLIED,
        /// A newer file of the same source and format took its place.
        SUPERSEDED
    }

    /// Entries of a file; entries = added + changed + returned + unchanged, those that stand twice
    /// counted once.
    ///
    /// @param returned were withdrawn, and are listed again
    /// @param withdrawn listed before and no longer: they stay, and cannot be ordered any more
    /// @param unmatched articles for which the catalogue has no resource yet
    record Plan(
            int entries,
            int added,
            int changed,
            int returned,
            int withdrawn,
            int unchanged,
            int unmatched,
            int warnings) {

        boolean changesNothing() {
            return added + changed + returned + withdrawn == 0;
        }

        /// Whether so much would go that it has to be said twice.
        boolean withdrawsMoreThan(int percent) {
            long before = (long) unchanged + changed + withdrawn;
            return 100L * withdrawn > percent * before;
        }
    }
}
