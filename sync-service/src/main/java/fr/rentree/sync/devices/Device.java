package fr.rentree.sync.devices;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A device of one person.
///
/// @param lastPush when it last sent changes
/// @param lastPull when it last read changes, to the quarter of an hour
/// @param pushed operations it has sent since it registered
/// @param behind how far the last change it has read is from the person's last one
@Schema(description = "A device of the person who asks.")
public record Device(
        @Schema(examples = "0199a1b2-0000-7000-8000-00000000d001") UUID device,
        @Nullable @Schema(examples = "Tablette de cours") String name,
        @Nullable @Schema(examples = "android-14") String platform,
        @Nullable
                @Schema(
                        examples = "HA112Q4071",
                        description = "Of the tablet that was handed over; absent on any other")
                String serialNumber,
        Instant registeredAt,
        @Nullable Instant lastPush,
        @Nullable
                @Schema(
                        description =
                                "When it last read changes: to the quarter of an hour while nothing"
                                        + " was new")
                Instant lastPull,
        @Schema(examples = "42") long pushed,
        @Schema(
                        examples = "3",
                        description =
                                "Changes since the last one that this device has said it read, at"
                                        + " most: a note changed twice is read once")
                long behind,
        @Schema(description = "It is told at its next pull to start over") boolean toReset,
        @Nullable @Schema(description = "Since when it is cut off; absent when it is not")
                Instant lostAt,
        @Nullable
                @Schema(
                        examples = "OWNER",
                        enumeration = {"OWNER", "SCHOOL"},
                        description = "Who said that it is lost, and may take that back")
                String lostBy) {}
