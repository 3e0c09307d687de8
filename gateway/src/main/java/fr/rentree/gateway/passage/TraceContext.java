package fr.rentree.gateway.passage;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The W3C trace context of a request: the caller's when it is well formed, else a new one.
record TraceContext(String traceparent, boolean isOurs) {

    private static final Pattern TRACEPARENT =
            Pattern.compile(
                    "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    static TraceContext continuing(@Nullable String traceparent) {
        return Optional.ofNullable(traceparent)
                .filter(text -> TRACEPARENT.matcher(text).matches())
                .map(text -> new TraceContext(text, false))
                .orElseGet(TraceContext::begun);
    }

    private static TraceContext begun() {
        var random = ThreadLocalRandom.current();
        return new TraceContext(
                "00-%016x%016x-%016x-01"
                        .formatted(notZero(random), random.nextLong(), notZero(random)),
                true);
    }

    private static long notZero(ThreadLocalRandom random) {
        return random.nextLong() | 1L;
    }

    String traceId() {
        return traceparent.substring(3, 35);
    }
}
