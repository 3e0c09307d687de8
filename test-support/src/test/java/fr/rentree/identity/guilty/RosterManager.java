package fr.rentree.identity.guilty;

/// Guilty: a name that no school uses.
class RosterManager {}
