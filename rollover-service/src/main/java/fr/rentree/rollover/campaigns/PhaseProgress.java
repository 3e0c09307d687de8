package fr.rentree.rollover.campaigns;

import java.util.Map;

/// How far one phase is, in schools.
///
/// @param waiting schools whose plan is not there yet
/// @param planned schools whose plan is there, approved or not
/// @param held schools above the threshold: nothing happens there without a word of its own
/// @param counters what the owners counted, all schools together
record PhaseProgress(
        Phase phase,
        String label,
        boolean destructive,
        long waiting,
        long planned,
        long held,
        long running,
        long done,
        long failed,
        Map<String, Long> counters) {}
