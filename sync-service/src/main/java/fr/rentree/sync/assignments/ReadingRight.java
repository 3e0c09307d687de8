package fr.rentree.sync.assignments;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;

/// A seat, as far as writing goes: from a day to a day, unless it was taken back before.
public record ReadingRight(
        Uai school,
        String work,
        String edition,
        LocalDate firstDay,
        LocalDate lastDay,
        Optional<TakenBack> takenBack) {

    /// When and why a seat ended before its last day.
    public record TakenBack(Instant at, String reason) {}

    boolean covers(ZonedDateTime moment) {
        LocalDate day = moment.toLocalDate();
        return !day.isBefore(firstDay)
                && !day.isAfter(lastDay)
                && takenBack.map(end -> moment.toInstant().isBefore(end.at())).orElse(true);
    }
}
