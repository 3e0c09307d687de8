package fr.rentree.identity.imports;

import fr.rentree.identity.formats.ReadLimits;
import fr.rentree.identity.formats.gar.DeliveryName;
import fr.rentree.identity.imports.LeaseRepository.Leased;
import fr.rentree.identity.plans.PlanDesk;
import fr.rentree.identity.plans.Threshold;
import fr.rentree.identity.staging.StagingDesk;
import fr.rentree.identity.windows.ImportWindowRepository;
import jakarta.enterprise.context.ApplicationScoped;

/// The steps of an import, each one transaction of the caller's: it happens whole or not at all.
@ApplicationScoped
class StepDesk {

    private final LeaseRepository leases;
    private final StagingDesk staging;
    private final PlanDesk plans;
    private final ImportWindowRepository windows;
    private final RosterImportConfig config;

    StepDesk(
            LeaseRepository leases,
            StagingDesk staging,
            PlanDesk plans,
            ImportWindowRepository windows,
            RosterImportConfig config) {
        this.leases = leases;
        this.staging = staging;
        this.plans = plans;
        this.windows = windows;
        this.config = config;
    }

    void stage(Leased work, String owner) {
        var name = DeliveryName.parse(work.fileName()).orElseThrow();
        staging.stage(work.id(), name, limits());
        leases.staged(work.id(), owner);
    }

    void refuse(Leased work, String owner, String type, String words) {
        leases.move(work, owner, ImportState.REFUSED, type, words);
    }

    /// Plans a checked delivery, unless it is too old or a school of it is closed.
    void plan(Leased work, String owner) {
        if (isSetAside(work, owner)) {
            return;
        }
        leases.supersedeOlder(work.id());
        if (windows.isClosedFor(work.id())) {
            await(work, owner);
        } else {
            leases.planned(work, owner, plans.plan(work.id(), work.accessPoint(), threshold()));
        }
    }

    /// Applies what was approved, if planning again gives the very same plan.
    void apply(Leased work, String owner) {
        if (isSetAside(work, owner)) {
            return;
        }
        if (windows.isClosedFor(work.id())) {
            await(work, owner);
            return;
        }
        var plan = plans.plan(work.id(), work.accessPoint(), threshold());
        if (!plan.hash().equals(work.planHash())) {
            leases.move(
                    work,
                    owner,
                    ImportState.STALE,
                    "stale-plan",
                    "The roster moved after the plan was approved: send the delivery again.");
            return;
        }
        leases.applied(work, owner, plans.apply(work.id(), work.accessPoint(), work.removals()));
    }

    private void await(Leased work, String owner) {
        leases.move(
                work,
                owner,
                ImportState.WAITING,
                "import-window-closed",
                "A school of the delivery is closed to imports: it is planned when the window"
                        + " opens.");
    }

    /// An older export never follows a newer one.
    private boolean isSetAside(Leased work, String owner) {
        leases.lockEnt(work.idEnt());
        var newer = leases.newer(work.id());
        if (newer.applied()) {
            leases.move(
                    work,
                    owner,
                    ImportState.REFUSED,
                    "older-export",
                    "A newer export of this ENT was applied already.");
        } else if (newer.underWay()) {
            leases.move(
                    work,
                    owner,
                    ImportState.SUPERSEDED,
                    "superseded",
                    "A newer delivery of the ENT took its place.");
        }
        return newer.applied() || newer.underWay();
    }

    private Threshold threshold() {
        return new Threshold(
                config.heldLeavers(),
                config.heldLeaversPercent(),
                config.heldChangesPercent(),
                config.smallestFilePercent(),
                config.largestFilePercent());
    }

    private StagingDesk.Limits limits() {
        return new StagingDesk.Limits(
                new ReadLimits(
                        config.expandedSize().asLongValue(),
                        config.ratio(),
                        config.entries(),
                        config.depth(),
                        config.valueLength(),
                        config.children()),
                config.records(),
                config.rejections(),
                config.officersPerSchool());
    }
}
