package fr.rentree.sync.assignments;

import fr.rentree.platform.school.Uai;
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
    /// What was made offline while the right lasted is accepted after its end as well; a clock that
    /// is wrong harms nobody as long as the right lasts.
    public Verdict verdict(Uai school, String work, ZonedDateTime made, ZonedDateTime now) {
        var ours =
                all.stream()
                        .filter(right -> right.school().equals(school) && right.work().equals(work))
                        .sorted(Comparator.comparing(ReadingRight::lastDay).reversed())
                        .toList();
        return ours.stream()
                .filter(right -> right.covers(now) || (!made.isAfter(now) && right.covers(made)))
                .findFirst()
                .<Verdict>map(right -> new Verdict.Open(right.edition()))
                .orElseGet(() -> ours.isEmpty() ? new Verdict.NoRight() : closed(ours, now));
    }

    /// The answer for what is written now.
    public Verdict verdict(Uai school, String work, ZonedDateTime now) {
        return verdict(school, work, now, now);
    }

    private static Verdict closed(List<ReadingRight> ours, ZonedDateTime now) {
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
