package fr.rentree.rollover.roster;

/// What identity says of a school, as far as a rollover needs it.
///
/// @param uai as text: a school with a wrong check letter is still a school
record EstablishmentEvent(String uai, long version, String idEnt, String territory) {}
