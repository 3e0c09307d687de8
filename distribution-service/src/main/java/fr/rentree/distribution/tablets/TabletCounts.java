package fr.rentree.distribution.tablets;

import java.util.Map;

/// How many tablets were announced to a school, came, and are in each state.
///
/// Counted from the tablets themselves, so that the states add up to what was received.
record TabletCounts(String school, int announced, int received, Map<TabletState, Integer> states) {}
