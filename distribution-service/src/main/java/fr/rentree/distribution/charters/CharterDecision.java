package fr.rentree.distribution.charters;

import fr.rentree.distribution.roster.Member;
import fr.rentree.distribution.roster.Profile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What becomes of signatures that somebody brings: recorded, or refused and why.
sealed interface CharterDecision {

    /// @param fresh the signatures that were not there before
    record Recorded(Charter.Kind kind, List<Signature> fresh) implements CharterDecision {}

    record Refused(CharterRefusal refusal) implements CharterDecision {}

    /// @param known signatures recorded before
    static CharterDecision of(
            UUID person, Optional<Member> member, List<Signature> known, Brought brought) {
        if (member.isEmpty()) {
            return new Refused(new CharterRefusal.PersonNotInSchool(person));
        }
        if (!member.get().active()) {
            return new Refused(new CharterRefusal.PersonLeft(person));
        }
        Profile profile = member.get().profile();
        if (!profile.isEligible()) {
            return new Refused(new CharterRefusal.NotEligible(profile));
        }
        var kind = profile == Profile.PUPIL ? Charter.Kind.PUPIL : Charter.Kind.TEACHER;
        return add(kind, known, brought);
    }

    private static CharterDecision add(Charter.Kind kind, List<Signature> known, Brought brought) {
        var fresh = new ArrayList<Signature>();
        for (Signature signature : brought.signatures()) {
            if (!kind.mayHold().contains(signature.signatory())) {
                return new Refused(
                        new CharterRefusal.SignatoryNotExpected(
                                signature.signatory(), kind.mayHold()));
            }
            if (signature.signedOn().isAfter(brought.today())) {
                return new Refused(
                        new CharterRefusal.SignedInTheFuture(
                                signature.signatory(), signature.signedOn()));
            }
            Optional<Signature> first = find(signature.signatory(), known, fresh);
            if (first.isPresent() && !first.get().equals(signature)) {
                return new Refused(new CharterRefusal.AlreadySigned(first.get()));
            }
            if (first.isEmpty()) {
                fresh.add(signature);
            }
        }
        return new Recorded(kind, fresh);
    }

    private static Optional<Signature> find(
            Signatory signatory, List<Signature> known, List<Signature> fresh) {
        return Stream.concat(known.stream(), fresh.stream())
                .filter(signature -> signature.signatory() == signatory)
                .findFirst();
    }

    /// Signatures as they lie on the desk today.
    record Brought(List<Signature> signatures, LocalDate today) {}
}
