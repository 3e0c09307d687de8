package fr.rentree.e2e.summer;

import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.EventCount;
import fr.rentree.e2e.stage.ReadModels;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import java.time.Duration;
import java.util.Optional;

/// What the year cost in events, and whether everybody ends up knowing the same.
public final class CountTheEvents implements Step {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Override
    public String title() {
        return "Count the events";
    }

    @Override
    public String who() {
        return "the administrator";
    }

    @Override
    public void play(Year year) {
        var agreed = new ReadModels(year.operator()).await();
        var count =
                Patience.of(LIMIT)
                        .await(
                                "every event to be published",
                                () -> {
                                    var now = EventCount.read(year.operator());
                                    return now.pending() == 0 ? Optional.of(now) : Optional.empty();
                                });
        Check.same("events set aside because they could not be applied", 0L, count.parked());
        var ours = count.since(year.eventsBefore());
        year.screen()
                .tell(
                        "%d events went through Kafka and were applied %d times (since the platform was made: %d and %d)",
                        ours.published(), ours.applied(), count.published(), count.applied());
        year.screen().see("/api/v1/identity/operations/events");
        year.screen()
                .tell(
                        "every read model equals its owner: %d copies, %d rows",
                        agreed.copies(), agreed.rows());
        year.screen().see("/api/v1/sync/operations/read-models");
    }
}
