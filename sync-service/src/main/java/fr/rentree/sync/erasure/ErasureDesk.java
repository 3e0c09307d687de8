package fr.rentree.sync.erasure;

import fr.rentree.platform.caller.Caller;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.sync.feed.EpochRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/// Plans erasures, and starts the one whose plan was read.
@ApplicationScoped
class ErasureDesk {

    private static final Logger LOG = Logger.getLogger(ErasureDesk.class);

    /// An erasure was approved.
    record Approved() {}

    /// What an approval comes to.
    sealed interface Outcome {
        record Begun(Erasure erasure) implements Outcome {}

        /// Something was written, or went, since the plan was read.
        record OtherPlan(ErasurePlan plan) implements Outcome {}
    }

    private final ErasureRepository erasures;
    private final EpochRepository epochs;
    private final Caller caller;
    private final Event<Approved> approvals;
    private final Clock clock;

    ErasureDesk(
            ErasureRepository erasures,
            EpochRepository epochs,
            Caller caller,
            Event<Approved> approvals,
            Clock clock) {
        this.erasures = erasures;
        this.epochs = epochs;
        this.caller = caller;
        this.approvals = approvals;
        this.clock = clock;
    }

    ErasurePlan plan(UUID person) {
        return platformWide(() -> planned(person));
    }

    /// Decided under the lock that whoever writes takes: nothing comes between plan and erasure.
    Outcome approve(UUID person, String planHash) {
        var by = caller.name();
        return platformWide(() -> {
            erasures.lockHead(person);
            var plan = planned(person);
            if (!plan.planHash().equals(planHash)) {
                return new Outcome.OtherPlan(plan);
            }
            var erasure = erasures.begin(person, by, clock.instant());
            approvals.fire(new Approved());
            LOG.infof("erasure begun erasure=%s rows=%d", erasure.erasure(), plan.total());
            return new Outcome.Begun(erasure);
        });
    }

    Optional<Erasure> find(UUID id) {
        return platformWide(() -> erasures.find(id));
    }

    /// Cursors are of a new epoch from here on: one of before belongs to a copy that must go.
    boolean lift(UUID id) {
        return platformWide(() -> {
            boolean lifted = erasures.lift(id);
            if (lifted) {
                epochs.begin();
            }
            return lifted;
        });
    }

    boolean stands(UUID person) {
        return platformWide(() -> erasures.stands(person));
    }

    private ErasurePlan planned(UUID person) {
        var rows = new TreeMap<String, Long>();
        for (PersonTable table : erasures.tables()) {
            rows.put(table.name(), erasures.count(table, person));
        }
        long total = rows.values().stream().mapToLong(Long::longValue).sum();
        var standing = erasures.standing(person).orElse(null);
        return new ErasurePlan(person, hash(person, rows), rows, total, standing);
    }

    /// Of what would go, not of how much: somebody who goes on writing does not make another plan
    /// by each note, but by a notebook more, or by a kind of thing that was not there.
    private String hash(UUID person, Map<String, Long> rows) {
        var kinds =
                rows.entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .toList();
        return hash(person + " " + kinds + " " + erasures.notebooks(person));
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T platformWide(Callable<T> work) {
        return Tenancy.platformWide(() -> QuarkusTransaction.requiringNew().call(work));
    }
}
