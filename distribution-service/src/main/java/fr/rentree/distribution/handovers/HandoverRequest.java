package fr.rentree.distribution.handovers;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a desk sends after a scan.
///
/// @param at the desk's own time, when the act happened; now when it is absent
record HandoverRequest(
        @Schema(examples = "0000001B") @Nullable String school,
        @Nullable UUID person,
        @Schema(description = "As the reader typed it", examples = "HA112Q4071")
                @Nullable String serialNumber,
        @Schema(examples = "CESSION") @Nullable String kind,
        @Nullable Set<Accessory> accessories,
        @Schema(examples = "2026-09-07T08:31:12Z") @Nullable Instant at) {

    UUID demandPerson() {
        if (person == null) {
            throw HandoverProblems.incomplete("person");
        }
        return person;
    }

    String demandSerialNumber() {
        if (serialNumber == null || serialNumber.isBlank()) {
            throw HandoverProblems.incomplete("serialNumber");
        }
        return serialNumber;
    }

    void demandKnownKind() {
        if (kind != null && !kind.equals(Handover.CESSION)) {
            throw HandoverProblems.unknownKind(kind);
        }
    }

    Handover.Act act(Instant now, String by) {
        Set<Accessory> given = EnumSet.noneOf(Accessory.class);
        if (accessories != null) {
            given.addAll(accessories);
        }
        return new Handover.Act(given, at == null ? now : at, by);
    }
}
