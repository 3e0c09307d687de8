package fr.rentree.sync.support;

import fr.rentree.sync.devices.Device;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A device as support sees it: not what its owner called it.
@Schema(
        description =
                "When a device synchronised, how far behind it is, and whether it is cut off.")
record DeviceReport(
        @Schema(examples = "0199a1b2-0000-7000-8000-00000000d001") UUID device,
        @Nullable @Schema(examples = "HA112Q4071") String serialNumber,
        Instant registeredAt,
        @Nullable Instant lastPush,
        @Nullable Instant lastPull,
        @Schema(examples = "42") long pushed,
        @Schema(examples = "3") long behind,
        boolean toReset,
        @Nullable Instant lostAt,
        @Nullable @Schema(examples = "SCHOOL") String lostBy) {

    static DeviceReport of(Device device) {
        return new DeviceReport(
                device.device(),
                device.serialNumber(),
                device.registeredAt(),
                device.lastPush(),
                device.lastPull(),
                device.pushed(),
                device.behind(),
                device.toReset(),
                device.lostAt(),
                device.lostBy());
    }
}
