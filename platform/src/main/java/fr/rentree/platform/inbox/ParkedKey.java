package fr.rentree.platform.inbox;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A key that was set aside: its first event could not be applied, the others wait behind it.
///
/// @param reason why the first one failed
public record ParkedKey(
        @Schema(examples = "RosterConsumer") String consumer,
        @Schema(examples = "identity.persons") String topic,
        @Schema(examples = "0000001B") String key,
        @Schema(examples = "3") long events,
        @Schema(examples = "java.lang.IllegalArgumentException: …") String reason,
        Instant since) {}
