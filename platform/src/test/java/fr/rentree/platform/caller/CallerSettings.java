package fr.rentree.platform.caller;

import java.time.Duration;

/// Memories of the same length for people and for tokens.
record CallerSettings(Duration rememberedFor, int remembered) implements CallerConfig {

    static CallerSettings lasting(Duration age) {
        return new CallerSettings(age, 10);
    }

    @Override
    public Duration tokenRememberedFor() {
        return rememberedFor;
    }

    @Override
    public int tokensRemembered() {
        return remembered;
    }
}
