package fr.rentree.identity.tasks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What rollover-service asks for; phases that are not ours are passed over.
record TaskCommand(
        UUID task,
        UUID campaign,
        String phase,
        String uai,
        Mode mode,
        int attempt,
        @Nullable String planHash) {

    enum Mode {
        PLAN,
        APPLY
    }

    boolean isOurs() {
        return phase.equals("SUSPEND_FORMER_PUPILS");
    }
}
