package fr.rentree.distribution.charters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Signatures that a clerk collected for one person; none at all opens a charter to be printed.
record CharterRequest(
        @Schema(examples = "0000001B") @Nullable String school,
        @Nullable UUID person,
        @Nullable List<CollectedSignature> signatures) {

    /// A signature as it was sent: any of it may be missing.
    record CollectedSignature(
            @Nullable Signatory signatory,
            @Schema(examples = "2026-09-01") @Nullable LocalDate signedOn,
            Signature.@Nullable How how) {}

    UUID demandPerson() {
        if (person == null) {
            throw CharterProblems.incomplete("person");
        }
        return person;
    }

    List<Signature> demandSignatures() {
        var read = new ArrayList<Signature>();
        for (CollectedSignature one :
                signatures == null ? List.<CollectedSignature>of() : signatures) {
            if (one.signatory() == null || one.signedOn() == null) {
                throw CharterProblems.incomplete(
                        "signatures[].signatory and signatures[].signedOn");
            }
            var how = one.how() == null ? Signature.How.PAPER : one.how();
            read.add(new Signature(one.signatory(), one.signedOn(), how));
        }
        return read;
    }
}
