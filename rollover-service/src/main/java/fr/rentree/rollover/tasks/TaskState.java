package fr.rentree.rollover.tasks;

import java.util.EnumSet;
import java.util.Set;

/// Where one phase at one school stands; the table `task_move` holds the same moves.
enum TaskState {
    /// Nobody has been asked yet, or what was planned no longer holds.
    TO_PLAN,
    /// The owner was asked what would go.
    PLANNING,
    /// The plan is there and may be approved with the others.
    PLANNED,
    /// The plan is above the threshold: the school must be named to approve it.
    HELD,
    /// Waits for what it depends on, and for its day.
    APPROVED,
    /// The owner was told to apply the plan.
    RUNNING,
    DONE,
    /// The owner could not; the message says why, and planning again starts over.
    FAILED;

    Set<TaskState> next() {
        return switch (this) {
            case TO_PLAN -> EnumSet.of(PLANNING);
            case PLANNING -> EnumSet.of(PLANNED, HELD, FAILED);
            case PLANNED, HELD -> EnumSet.of(APPROVED, TO_PLAN);
            case APPROVED -> EnumSet.of(RUNNING, TO_PLAN);
            case RUNNING -> EnumSet.of(DONE, FAILED, TO_PLAN);
            case FAILED -> EnumSet.of(TO_PLAN);
            case DONE -> EnumSet.noneOf(TaskState.class);
        };
    }

    boolean mayBecome(TaskState other) {
        return next().contains(other);
    }
}
