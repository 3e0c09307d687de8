package fr.rentree.rollover.tasks;

import fr.rentree.rollover.tasks.Answer.Findings;
import org.jspecify.annotations.Nullable;

/// What an answer does to its task.
sealed interface Verdict {

    /// @param planHash the plan that the task stands for from now on, absent for none
    record Moved(
            TaskState to, @Nullable String planHash, Findings findings, @Nullable String message)
            implements Verdict {}

    /// The answer comes late, twice or from elsewhere: nothing changes.
    record Ignored(String why) implements Verdict {}
}
