package fr.rentree.licence.roster;

/// What we read of identity.group-updated.
record GroupEvent(String uai, String kind, String code, long version, String name) {}
