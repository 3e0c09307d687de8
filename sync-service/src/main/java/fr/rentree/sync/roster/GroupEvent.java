package fr.rentree.sync.roster;

/// What we read of `identity.group-updated.v1`.
record GroupEvent(String uai, String kind, String code, long version) {}
