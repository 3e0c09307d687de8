package fr.rentree.sync.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/// Where a person's devices are written down.
@ApplicationScoped
class DeviceDesk {

    private final DeviceRepository devices;

    DeviceDesk(DeviceRepository devices) {
        this.devices = devices;
    }

    @Transactional
    boolean register(UUID owner, UUID device, DeviceEndpoint.Description description) {
        return devices.register(owner, device, description);
    }

    @Transactional
    List<Device> of(UUID owner) {
        return devices.of(owner);
    }
}
