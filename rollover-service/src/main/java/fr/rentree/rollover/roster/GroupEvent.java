package fr.rentree.rollover.roster;

/// What identity says of a class or group: nothing but its version is kept.
record GroupEvent(String uai, String kind, String code, long version) {}
