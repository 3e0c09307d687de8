package fr.rentree.identity.imports;

/// Where a delivery stands.
enum ImportState {
    /// Stored; being checked.
    RECEIVED,
    /// Checked; a school of it is closed to imports.
    WAITING,
    /// Nothing of it was applied, and nothing will be.
    REFUSED,
    /// Its plan can be read and approved.
    PLANNED,
    /// Approved; being applied.
    APPLYING,
    APPLIED,
    /// A newer delivery of the ENT took its place.
    SUPERSEDED,
    /// The roster moved after the plan was made; nothing was applied.
    STALE
}
