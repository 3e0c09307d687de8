package fr.rentree.identity.imports;

import fr.rentree.identity.formats.RefusedDeliveryException;
import fr.rentree.identity.imports.LeaseRepository.Leased;
import fr.rentree.platform.background.BackgroundWork;
import fr.rentree.platform.caller.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Takes imports up wherever they stand, and takes up again what a stopped instance left.
@ApplicationScoped
class ImportJob {

    private static final Logger LOG = Logger.getLogger(ImportJob.class);

    private final LeaseRepository leases;
    private final StepDesk steps;
    private final RosterImportConfig config;
    private final String owner = UUID.randomUUID().toString();
    private final BackgroundWork background = new BackgroundWork(this::workOnAll);
    private volatile Optional<UUID> current = Optional.empty();

    ImportJob(LeaseRepository leases, StepDesk steps, RosterImportConfig config) {
        this.leases = leases;
        this.steps = steps;
        this.config = config;
    }

    @Scheduled(
            every = "${rentree.imports.pause:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        background.run();
    }

    /// Does not wait for the next look at the clock when a request has just brought work.
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkArrived arrived) {
        background.wake();
    }

    /// A request stored or approved something.
    record WorkArrived() {}

    private void workOnAll() {
        Optional<Leased> work = claim();
        while (work.isPresent()) {
            current = work.map(Leased::id);
            try {
                workOn(work.get());
            } finally {
                current = Optional.empty();
            }
            work = claim();
        }
    }

    /// A long step keeps its lease as long as the instance lives and works on it.
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void renewLeases() {
        current.ifPresent(id ->
                Tenancy.platformWide(() -> step(() -> leases.renew(id, owner, config.lease()))));
    }

    private Optional<Leased> claim() {
        return QuarkusTransaction.requiringNew().call(() -> leases.claim(owner, config.lease()));
    }

    private void workOn(Leased work) {
        try {
            switch (work.state()) {
                case RECEIVED -> {
                    if (!work.staged()) {
                        step(() -> steps.stage(work, owner));
                    }
                    step(() -> steps.plan(work, owner));
                }
                case WAITING, PLANNED -> step(() -> steps.plan(work, owner));
                case APPLYING -> step(() -> steps.apply(work, owner));
                case REFUSED, APPLIED, SUPERSEDED, STALE -> {}
            }
            LOG.infof("import step done import=%s was=%s", work.id(), work.state());
        } catch (RefusedDeliveryException e) {
            LOG.infof("import refused import=%s type=%s", work.id(), e.type());
            step(() -> steps.refuse(work, owner, e.type(), e.words()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "import step failed, trying again import=%s", work.id());
            step(() -> leases.postpone(work.id(), owner));
        }
    }

    private void step(Runnable work) {
        QuarkusTransaction.requiringNew().timeout((int) config.step().toSeconds()).run(work);
    }
}
