package fr.rentree.sync.recovery;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What came back, as its owner is told.
@Schema(description = "Devices get it with their next pull.")
record RestoredView(
        @Schema(
                        examples = "urn:uuid:0199a1b2-0000-7000-8000-0000000000b1",
                        description = "The document that has it; from the bin, a new one")
                String document,
        @Schema(examples = "4") int rev,
        @Schema(examples = "43") long seq) {

    static RestoredView of(Restoration.Restored restored) {
        return new RestoredView(urn(restored.document()), restored.rev(), restored.seq());
    }

    private static String urn(UUID document) {
        return "urn:uuid:" + document;
    }
}
