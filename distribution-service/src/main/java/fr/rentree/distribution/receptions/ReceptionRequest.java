package fr.rentree.distribution.receptions;

import fr.rentree.distribution.tablets.Scan;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a school scanned while opening the boxes.
record ReceptionRequest(
        @Schema(examples = "0000001B") @Nullable String school,
        @Schema(description = "As the reader typed them") @Nullable List<String> serialNumbers) {

    List<Scan> demandScans(int most) {
        if (serialNumbers == null || serialNumbers.stream().anyMatch(text -> text == null)) {
            throw ReceptionProblems.incomplete("serialNumbers");
        }
        if (serialNumbers.size() > most) {
            throw ReceptionProblems.tooMany(most);
        }
        return serialNumbers.stream().map(Scan::of).distinct().toList();
    }
}
