package fr.rentree.sync.assignments;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// A seat, as far as writing goes: from a day to a day, unless it was taken back before.
public record ReadingRight(
        Uai school,
        String work,
        String edition,
        LocalDate firstDay,
        LocalDate lastDay,
        Continuity continuity,
        Optional<TakenBack> takenBack) {

    /// When and why a seat ended before its last day.
    public record TakenBack(Instant at, String reason) {}

    public boolean covers(ZonedDateTime moment) {
        LocalDate day = moment.toLocalDate();
        return !day.isBefore(firstDay)
                && !day.isAfter(lastDay)
                && takenBack.map(end -> moment.toInstant().isBefore(end.at())).orElse(true);
    }

    /// When it ended, at `now` at the latest.
    ZonedDateTime endOr(ZonedDateTime now) {
        var end = lastDay.plusDays(1).atStartOfDay(now.getZone());
        return Stream.of(
                        Optional.of(end),
                        takenBack.map(back -> back.at().atZone(now.getZone())),
                        Optional.of(now))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    /// Whether notes begun at `origin` follow this right, as things were at that moment.
    boolean reaches(Origin origin, ZonedDateTime moment) {
        return switch (continuity) {
            case PERSON -> true;
            case ACCESS_POINT_AND_SCHOOL ->
                    school.equals(origin.school())
                            && origin.accessPointLeft()
                                    .map(left -> moment.toInstant().isBefore(left))
                                    .orElse(true);
        };
    }

    boolean opens(Origin origin, ZonedDateTime moment) {
        return covers(moment) && reaches(origin, moment);
    }
}
