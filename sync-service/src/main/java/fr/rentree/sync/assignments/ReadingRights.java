package fr.rentree.sync.assignments;

import fr.rentree.platform.school.Uai;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;

/// Who may write in what, until when: all the seats one person ever held.
public record ReadingRights(List<ReadingRight> all) {

    public ReadingRights {
        all = List.copyOf(all);
    }

    /// Whether something made at `made` may be written now.
    ///
    /// What was made offline while the right lasted is accepted after its end as well, but not for
    /// ever: the device alone says when it was made. A clock that is wrong harms nobody as long as
    /// the right lasts.
    ///
    /// @param lateFor how long after the end of the right
    public Verdict verdict(Origin origin, ZonedDateTime made, ZonedDateTime now, Duration lateFor) {
        var ours = latestFirst(origin);
        return ours.stream()
                .filter(right ->
                        right.opens(origin, now)
                                || (!made.isAfter(now)
                                        && right.opens(origin, made)
                                        && right.endOr(now).plus(lateFor).isAfter(now)))
                .findFirst()
                .<Verdict>map(right -> new Verdict.Open(right.edition()))
                .orElseGet(() -> ours.isEmpty() ? new Verdict.NoRight() : closed(ours, now));
    }

    /// The answer for what is written now.
    public Verdict verdict(Origin origin, ZonedDateTime now) {
        return verdict(origin, now, now, Duration.ZERO);
    }

    public Verdict verdict(Uai school, String work, ZonedDateTime now) {
        return verdict(new Origin(school, work), now);
    }

    /// The last day, not after `today`, of the latest right there was.
    public LocalDate lastDay(Origin origin, LocalDate today) {
        return latestFirst(origin).stream()
                .map(ReadingRight::lastDay)
                .filter(day -> day.isBefore(today))
                .findFirst()
                .orElse(today);
    }

    private List<ReadingRight> latestFirst(Origin origin) {
        return all.stream()
                .filter(right -> right.work().equals(origin.work()))
                .filter(right ->
                        right.school().equals(origin.school())
                                || right.continuity() == Continuity.PERSON)
                .sorted(Comparator.comparing(ReadingRight::lastDay).reversed())
                .toList();
    }

    /// Whether the person's notes in a work follow them wherever they are: a right says so now.
    public boolean followPerson(String work, ZonedDateTime now) {
        return all.stream()
                .anyMatch(right ->
                        right.work().equals(work)
                                && right.continuity() == Continuity.PERSON
                                && right.covers(now));
    }

    private static Verdict closed(List<ReadingRight> ours, ZonedDateTime now) {
        if (ours.stream().anyMatch(right -> right.covers(now))) {
            return new Verdict.OtherAccessPoint();
        }
        var today = now.toLocalDate();
        var latest = ours.getFirst();
        if (latest.takenBack().isPresent() && !latest.lastDay().isBefore(today)) {
            return new Verdict.TakenBack(latest.takenBack().get().reason());
        }
        return latest.firstDay().isAfter(today)
                ? new Verdict.NotYet(latest.firstDay())
                : new Verdict.Expired(latest.lastDay());
    }
}
