package fr.rentree.rollover.calendars;

import fr.rentree.platform.school.SchoolYear;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a territory announces for the summer: when imports stop and resume, when the accounts of
/// former pupils go, until when notes are kept whose licence was not renewed.
///
/// @param importsOpenAt absent as long as nobody has said when imports resume
/// @param notesKeptUntil the carry-over deadline: from this day on, notebooks that did not follow
///   into the next year are announced for removal
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

    /// The carry-over deadline of a year for which nobody has set another.
    static LocalDate usualDeadline(SchoolYear closing) {
        return LocalDate.of(closing.firstYear() + 1, Month.OCTOBER, 1);
    }

    /// Why these dates cannot all be true when that year closes, in words; empty when they can.
    Optional<String> contradiction(SchoolYear closing) {
        if (importsOpenAt != null && !importsOpenAt.isAfter(importsCloseAt)) {
            return Optional.of("importsOpenAt must be after importsCloseAt.");
        }
        if (notesKeptUntil.isBefore(formerPupilsSuspendedFrom)) {
            return Optional.of(
                    "notesKeptUntil must not be before formerPupilsSuspendedFrom: notes outlive the account.");
        }
        return deadlineElsewhere(closing.lastDay());
    }

    /// Licences are renewed once the next year has begun, and that year has a campaign of its own.
    private Optional<String> deadlineElsewhere(LocalDate lastDay) {
        var next = lastDay.plusYears(1);
        return notesKeptUntil.isAfter(lastDay) && !notesKeptUntil.isAfter(next)
                ? Optional.empty()
                : Optional.of(
                        "notesKeptUntil must be a day of the school year that begins, from %s to %s."
                                .formatted(lastDay.plusDays(1), next));
    }
}
