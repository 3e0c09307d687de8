package fr.rentree.identity.accesspoints;

import fr.rentree.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Opens and changes access points.
@ApplicationScoped
class AccessPointDesk {

    private final AccessPointRepository accessPoints;

    AccessPointDesk(AccessPointRepository accessPoints) {
        this.accessPoints = accessPoints;
    }

    /// Returns whether the access point is new.
    @Transactional
    boolean put(AccessPoint wanted) {
        var known = accessPoints.ofAlias(wanted.alias());
        var holder = accessPoints.ofEnt(wanted.idEnt());
        if (holder.isPresent() && !holder.get().alias().equals(wanted.alias())) {
            throw Problem.conflict(
                    "ent-has-access-point",
                    "The ENT %s already comes through %s: one portal stands for one ENT."
                            .formatted(wanted.idEnt(), holder.get().alias()));
        }
        if (known.isPresent() && !known.get().idEnt().equals(wanted.idEnt())) {
            throw Problem.conflict(
                    "ent-cannot-change",
                    "%s stands for %s and its people are keyed by it: open another access point."
                            .formatted(wanted.alias(), known.get().idEnt()));
        }
        accessPoints.put(wanted);
        if (known.isPresent() && !known.get().territory().equals(wanted.territory())) {
            accessPoints.publishSchools(wanted.alias());
        }
        return known.isEmpty();
    }
}
