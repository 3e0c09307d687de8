package fr.rentree.licence.renewals;

import java.util.List;
import java.util.Map;

/// What a renewal would do to one school; two plans with the same hash do the same.
record RenewalPlan(
        int subscriptions,
        int assignments,
        int endedAssignments,
        String hash,
        List<String> examples) {

    Map<String, Integer> counters() {
        return Map.of(
                "subscriptions", subscriptions,
                "assignments", assignments,
                "endedAssignments", endedAssignments);
    }
}
