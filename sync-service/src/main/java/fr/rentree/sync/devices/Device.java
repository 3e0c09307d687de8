package fr.rentree.sync.devices;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A device of one person.
///
/// @param lastPush when it last sent changes
/// @param lastPull when it last read changes, to the minute
/// @param pushed operations it has sent since it registered
@Schema(description = "A device of the person who asks.")
public record Device(
        @Schema(examples = "0199a1b2-0000-7000-8000-00000000d001") UUID device,
        @Nullable @Schema(examples = "Tablette de cours") String name,
        @Nullable @Schema(examples = "android-14") String platform,
        Instant registeredAt,
        @Nullable Instant lastPush,
        @Nullable Instant lastPull,
        @Schema(examples = "42") long pushed) {}
