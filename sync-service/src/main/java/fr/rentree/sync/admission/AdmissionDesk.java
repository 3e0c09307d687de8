package fr.rentree.sync.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/// Lets requests in, as many at once as can be served well; the rest is told when to come back,
/// each at another moment.
@ApplicationScoped
public class AdmissionDesk {

    private static final int TIMES = 3;

    private final AdmissionConfig config;
    private final DepartureDesk departures;
    private final AdmissionProblems problems;
    private final Company company;
    private final Turnstile pushes;
    private final Turnstile pulls;
    private final Room room;
    private final Room uploads;

    AdmissionDesk(AdmissionConfig config, DepartureDesk departures, AdmissionProblems problems) {
        this.config = config;
        this.departures = departures;
        this.problems = problems;
        this.company = new Company(config.perPerson());
        this.pushes = new Turnstile(config.pushes(), config.waiting());
        this.pulls = new Turnstile(config.pulls(), config.waiting());
        this.room = new Room(config.bytesUnderWay());
        this.uploads = new Room(config.bytesUnderWay());
    }

    /// Counts a request of this person until its answer has left; refuses one too many.
    public void welcome(UUID person) {
        departures.arrived();
        if (!company.join(person)) {
            throw problems.tooManyAtOnce();
        }
        departures.atEnd(() -> company.leave(person));
    }

    /// Takes memory for a batch of so many bytes, which while it is read and decided is there about
    /// three times; given back when its answer has left.
    public void upload(long bytes) {
        int memory = Math.toIntExact(bytes * TIMES);
        if (!uploads.reserve(memory)) {
            throw problems.busy();
        }
        departures.atEnd(() -> uploads.giveBack(memory));
    }

    /// Room for the documents of a batch's answer, beside the batches themselves: what finds none
    /// is left out of the answer, and nobody is refused for that. Free when the answer has left.
    public PageRoom answer(int wanted) {
        return untilItLeft(uploads, uploads.take(wanted));
    }

    /// Writes when it is this push's turn.
    public <T> T push(Supplier<T> work) {
        return inTurn(pushes, config.patience(), work);
    }

    /// Reads when it is this pull's turn; pulls are sent away before pushes are.
    public <T> T pull(Supplier<T> work) {
        var patience = config.patience();
        return inTurn(pulls, pushes.hasLine() ? patience.dividedBy(2) : patience, work);
    }

    /// How large a page may be now, of `wanted` bytes at most: the room it takes is free again when
    /// it has left.
    public PageRoom page(int wanted) {
        int bytes = room.take(wanted);
        if (bytes == 0) {
            throw problems.busy();
        }
        return untilItLeft(room, bytes);
    }

    private PageRoom untilItLeft(Room all, int bytes) {
        var page = new PageRoom(all, bytes);
        departures.atEnd(page::end);
        return page;
    }

    /// The refusal of what cannot be served well now.
    public RuntimeException busy() {
        return problems.busy();
    }

    /// The refusal of a push whose owner's notes were held by somebody else all the time.
    public RuntimeException held() {
        return problems.held();
    }

    int pushesInside() {
        return pushes.inside();
    }

    int pullsInside() {
        return pulls.inside();
    }

    /// What pages hold that are under way.
    Room pages() {
        return room;
    }

    /// What batches and their answers hold.
    Room uploads() {
        return uploads;
    }

    private <T> T inTurn(Turnstile turnstile, Duration patience, Supplier<T> work) {
        if (!turnstile.enter(patience)) {
            throw problems.busy();
        }
        try {
            if (turnstile.isWarm(config.warmPercent())) {
                departures.announce("Backoff", String.valueOf(problems.seconds()));
            }
            return work.get();
        } finally {
            turnstile.leave();
        }
    }
}
