package fr.rentree.sync.kinds;

import fr.rentree.sync.documents.Flaw;

/// Leaves a document at the first thing that is wrong with it.
final class FlawedException extends Exception {

    private final transient Flaw flaw;

    FlawedException(Flaw flaw) {
        super(null, null, false, false);
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }
}
