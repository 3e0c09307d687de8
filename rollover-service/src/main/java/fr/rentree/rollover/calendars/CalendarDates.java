package fr.rentree.rollover.calendars;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a territory announces for the summer: when imports stop and resume, when the accounts of
/// former pupils go, until when their notes are kept.
///
/// @param importsOpenAt absent as long as nobody has said when imports resume
record CalendarDates(
        Instant importsCloseAt,
        @Nullable Instant importsOpenAt,
        LocalDate formerPupilsSuspendedFrom,
        LocalDate notesKeptUntil) {

    /// The database keeps microseconds: equal dates must stay equal once they were stored.
    CalendarDates {
        importsCloseAt = importsCloseAt.truncatedTo(ChronoUnit.MICROS);
        importsOpenAt = importsOpenAt == null ? null : importsOpenAt.truncatedTo(ChronoUnit.MICROS);
    }

    /// Why these dates cannot all be true, in words; empty when they can.
    Optional<String> contradiction() {
        if (importsOpenAt != null && !importsOpenAt.isAfter(importsCloseAt)) {
            return Optional.of("importsOpenAt must be after importsCloseAt.");
        }
        if (notesKeptUntil.isBefore(formerPupilsSuspendedFrom)) {
            return Optional.of(
                    "notesKeptUntil must not be before formerPupilsSuspendedFrom: notes outlive the account.");
        }
        return Optional.empty();
    }
}
