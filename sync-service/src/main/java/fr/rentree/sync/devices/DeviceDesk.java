package fr.rentree.sync.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Where a person's devices are written down, reset, cut off and forgotten.
@ApplicationScoped
class DeviceDesk {

    enum Registration {
        ADDED,
        KNOWN,
        TOO_MANY
    }

    enum Revocation {
        REVOKED,
        UNKNOWN,
        BY_SCHOOL
    }

    enum Loss {
        DECLARED,
        KNOWN,
        UNKNOWN
    }

    enum Forgetting {
        FORGOTTEN,
        UNKNOWN,
        LOST
    }

    private final DeviceRepository devices;
    private final SessionDesk sessions;
    private final Clock clock;

    DeviceDesk(DeviceRepository devices, SessionDesk sessions, Clock clock) {
        this.devices = devices;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Transactional
    Registration register(UUID owner, UUID device, DeviceEndpoint.Description description) {
        devices.makeRoom(owner, device, clock.instant());
        var registration = devices.register(owner, device, description);
        if (registration != Registration.TOO_MANY
                && description.serialNumber() != null
                && devices.cutIfTabletIsLost(owner, device, clock.instant())) {
            sessions.end(Set.of(owner));
        }
        return registration;
    }

    @Transactional
    List<Device> of(UUID owner) {
        return devices.of(owner);
    }

    @Transactional
    Optional<Device> find(UUID owner, UUID device) {
        return devices.find(owner, device);
    }

    /// Notes stay, and so do results: an operation sent again after this has one effect still. One
    /// that is lost stays written down, or it would come back as a new one.
    @Transactional
    Forgetting forget(UUID owner, UUID device) {
        if (devices.forget(owner, device)) {
            return Forgetting.FORGOTTEN;
        }
        return devices.find(owner, device).isPresent() ? Forgetting.LOST : Forgetting.UNKNOWN;
    }

    @Transactional
    boolean reset(UUID owner, UUID device) {
        return devices.reset(owner, device, clock.instant());
    }

    /// Whoever holds it holds its owner's session too, and could come back as another device.
    @Transactional
    Loss lose(UUID owner, UUID device) {
        var loss = devices.lose(owner, device, clock.instant());
        if (loss == Loss.DECLARED) {
            sessions.end(Set.of(owner));
        }
        return loss;
    }

    /// Whoever holds a stolen tablet may hold its owner's session: what the school said, the school
    /// takes back.
    @Transactional
    Revocation findAgain(UUID owner, UUID device) {
        return devices.find(owner, device)
                .map(found -> {
                    if ("SCHOOL".equals(found.lostBy())) {
                        return Revocation.BY_SCHOOL;
                    }
                    devices.findAgain(owner, device);
                    return Revocation.REVOKED;
                })
                .orElse(Revocation.UNKNOWN);
    }
}
