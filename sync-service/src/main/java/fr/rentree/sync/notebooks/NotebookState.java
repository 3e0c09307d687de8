package fr.rentree.sync.notebooks;

import fr.rentree.sync.assignments.Verdict;

/// What its owner may do with a notebook today; reading and taking it away is always allowed.
public sealed interface NotebookState {

    record Open() implements NotebookState {}

    record ReadOnly(String reason) implements NotebookState {}

    /// Did not follow into the new school year.
    record Frozen(String reason) implements NotebookState {}

    /// A right that stands opens the notebook, whatever a campaign found when it ran.
    static NotebookState of(Notebook notebook, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Open _ -> new Open();
            case Verdict.NoRight _ -> closed(notebook, "NO_READING_RIGHT");
            case Verdict.NotYet _ -> closed(notebook, "NOT_YET_OPEN");
            case Verdict.Expired _ -> closed(notebook, "LICENCE_EXPIRED");
            case Verdict.TakenBack(var reason) -> closed(notebook, ClosedReason.of(reason));
        };
    }

    private static NotebookState closed(Notebook notebook, String reason) {
        return notebook.frozen()
                .<NotebookState>map(Frozen::new)
                .orElseGet(() -> new ReadOnly(reason));
    }
}
