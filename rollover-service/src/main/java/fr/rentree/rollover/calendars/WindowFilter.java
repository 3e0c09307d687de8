package fr.rentree.rollover.calendars;

/// Whose windows are listed; empty text filters nothing.
record WindowFilter(String territory, String idEnt) {}
