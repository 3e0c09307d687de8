package fr.rentree.sync.storage;

import fr.rentree.sync.assignments.ReadingRight;
import fr.rentree.sync.assignments.ReadingRights;
import fr.rentree.sync.assignments.Verdict;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Decides what could go: never a manual with operations that are not sent, for they are nowhere
/// else.
record StorageAdvice(ReadingRights rights, ZonedDateTime now, Period unusedAfter) {

    private static final Comparator<Advice> ORDER =
            Comparator.<Advice, Boolean>comparing(Advice.Unused.class::isInstance)
                    .thenComparing(advice -> advice.manual().bytes(), Comparator.reverseOrder())
                    .thenComparing(advice -> advice.manual().work());

    /// Expired manuals first, the largest first among equals.
    List<Advice> of(List<StoredManual> manuals) {
        return manuals.stream().flatMap(manual -> of(manual).stream()).sorted(ORDER).toList();
    }

    private Optional<Advice> of(StoredManual manual) {
        if (manual.unsent() > 0) {
            return Optional.empty();
        }
        if (hasExpired(manual.work())) {
            return Optional.of(new Advice.Expired(manual));
        }
        var unusedSince = now.minus(unusedAfter).toInstant();
        return manual.lastOpened()
                .filter(last -> last.isBefore(unusedSince))
                .map(last -> new Advice.Unused(manual, last));
    }

    /// At every school where there ever was a right; one that opens later keeps the manual.
    private boolean hasExpired(String work) {
        var schools =
                rights.all().stream()
                        .filter(right -> right.work().equals(work))
                        .map(ReadingRight::school)
                        .distinct()
                        .toList();
        return !schools.isEmpty()
                && schools.stream()
                        .map(school -> rights.verdict(school, work, now))
                        .allMatch(StorageAdvice::isOver);
    }

    private static boolean isOver(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Expired _, Verdict.TakenBack _ -> true;
            case Verdict.Open _, Verdict.NotYet _, Verdict.NoRight _, Verdict.OtherAccessPoint _ ->
                    false;
        };
    }
}
