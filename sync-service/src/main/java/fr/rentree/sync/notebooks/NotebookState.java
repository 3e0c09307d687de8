package fr.rentree.sync.notebooks;

import fr.rentree.sync.assignments.Verdict;

/// What its owner may do with a notebook today; reading and taking it away is always allowed.
public sealed interface NotebookState {

    record Open() implements NotebookState {}

    record ReadOnly(ClosedReason reason) implements NotebookState {}

    /// Did not follow: into the new school year, to another school or access point.
    record Frozen(ClosedReason reason) implements NotebookState {}

    /// A right that reaches the notebook opens it, whatever a campaign found when it ran. What its
    /// owner left behind is frozen at once; what only ran out is read-only until a campaign.
    static NotebookState of(Notebook notebook, Verdict verdict) {
        if (verdict instanceof Verdict.Open) {
            return new Open();
        }
        if (notebook.frozen().isPresent()) {
            return new Frozen(notebook.frozen().get());
        }
        if (notebook.whereabouts().schoolLeft()) {
            return new Frozen(ClosedReason.OTHER_SCHOOL);
        }
        if (notebook.whereabouts().accessPointLeft().isPresent()) {
            return new Frozen(ClosedReason.OTHER_ACCESS_POINT);
        }
        return closed(verdict);
    }

    private static NotebookState closed(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Open _ -> new Open();
            case Verdict.NoRight _ -> new ReadOnly(ClosedReason.NO_READING_RIGHT);
            case Verdict.NotYet _ -> new ReadOnly(ClosedReason.NOT_YET_OPEN);
            case Verdict.Expired _ -> new ReadOnly(ClosedReason.LICENCE_EXPIRED);
            case Verdict.OtherAccessPoint _ -> new Frozen(ClosedReason.OTHER_ACCESS_POINT);
            case Verdict.TakenBack(var end) -> closed(ClosedReason.ofEndedSeat(end));
        };
    }

    private static NotebookState closed(ClosedReason reason) {
        return reason == ClosedReason.OTHER_SCHOOL ? new Frozen(reason) : new ReadOnly(reason);
    }
}
