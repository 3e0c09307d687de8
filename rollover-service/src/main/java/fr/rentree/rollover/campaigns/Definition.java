package fr.rentree.rollover.campaigns;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The phases of a rollover in order, as a versioned document; a campaign keeps the version it
/// began with.
record Definition(int version, List<Step> phases) {

    /// One phase and its rules.
    ///
    /// @param answeredBy the service that owns what the phase changes
    /// @param boundToPlan whether the owner refuses to apply what differs from the approved plan
    /// @param dependsOn what must be done at the same school before
    record Step(
            Phase phase,
            String label,
            String answeredBy,
            boolean destructive,
            boolean boundToPlan,
            @Nullable NotBefore notBefore,
            List<Phase> dependsOn) {

        Step {
            dependsOn = List.copyOf(dependsOn);
            if (destructive && !boundToPlan) {
                throw new IllegalArgumentException(
                        phase + " removes something: it must be bound to its plan");
            }
        }
    }

    /// Dates of the calendar that a phase may wait for.
    enum NotBefore {
        FORMER_PUPILS_SUSPENDED_FROM
    }

    Definition {
        phases = List.copyOf(phases);
        var earlier = EnumSet.noneOf(Phase.class);
        for (Step step : phases) {
            if (!earlier.containsAll(step.dependsOn())) {
                throw new IllegalArgumentException(
                        step.phase() + " depends on a phase that does not come before it");
            }
            if (!earlier.add(step.phase())) {
                throw new IllegalArgumentException(step.phase() + " is listed twice");
            }
        }
    }
}
