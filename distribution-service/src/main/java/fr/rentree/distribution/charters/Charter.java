package fr.rentree.distribution.charters;

import fr.rentree.platform.school.Uai;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The transfer agreement of one person at one school, and the signatures it has so far.
///
/// Who must sign is decided here and held a second time by the database (`charter_is_signed`).
public record Charter(
        UUID id,
        Uai school,
        UUID person,
        Kind kind,
        Optional<LocalDate> birthDate,
        String textVersion,
        List<Signature> signatures) {

    private static final int MAJORITY = 18;

    /// Which text it is: the pupils' or the teachers'.
    public enum Kind {
        PUPIL,
        TEACHER;

        Signatory holder() {
            return this == PUPIL ? Signatory.PUPIL : Signatory.TEACHER;
        }

        /// Whose signature makes sense; a guardian may sign beside a pupil of any age.
        Set<Signatory> mayHold() {
            return this == PUPIL
                    ? EnumSet.of(Signatory.PUPIL, Signatory.GUARDIAN)
                    : EnumSet.of(Signatory.TEACHER);
        }
    }

    public Charter {
        signatures = List.copyOf(signatures);
    }

    /// Who must still sign.
    ///
    /// A pupil counts as of age on the day of their own signature, and today as long as there is
    /// none; without a birth date, never.
    public Set<Signatory> missing(LocalDate today) {
        var missing = EnumSet.noneOf(Signatory.class);
        Optional<Signature> own = of(kind.holder());
        if (own.isEmpty()) {
            missing.add(kind.holder());
        }
        LocalDate day = own.map(Signature::signedOn).orElse(today);
        if (kind == Kind.PUPIL && !isOfAge(day) && of(Signatory.GUARDIAN).isEmpty()) {
            missing.add(Signatory.GUARDIAN);
        }
        return missing;
    }

    /// The proof that a handover asks for; there is none while a signature is missing.
    public Optional<SignedCharter> signed(LocalDate today) {
        return missing(today).isEmpty()
                ? Optional.of(new SignedCharter(id, person))
                : Optional.empty();
    }

    Optional<Signature> of(Signatory signatory) {
        return signatures.stream().filter(s -> s.signatory() == signatory).findFirst();
    }

    private boolean isOfAge(LocalDate day) {
        return birthDate.map(born -> !born.plusYears(MAJORITY).isAfter(day)).orElse(false);
    }
}
