package fr.rentree.identity.guilty;

import jakarta.inject.Inject;

/// Guilty: a field that somebody else fills.
class Wish {

    @Inject Ledger ledger;
}
