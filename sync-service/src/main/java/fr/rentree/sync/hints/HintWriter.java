package fr.rentree.sync.hints;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Writes hints to one stream, one at a time: what comes while a slow reader has not taken the last
/// one is said once, later, as the latest.
final class HintWriter implements Listener {

    private final UUID owner;
    private final Instant since;
    private final SseEventSink stream;
    private final Sse sse;
    private final News changes = new News("changed", "seq");
    private final News rights = new News("rights", "rights");
    private @Nullable Future<?> sending;

    HintWriter(UUID owner, Instant since, SseEventSink stream, Sse sse) {
        this.owner = owner;
        this.since = since;
        this.stream = stream;
        this.sse = sse;
    }

    @Override
    public UUID owner() {
        return owner;
    }

    @Override
    public Instant since() {
        return since;
    }

    /// The first words: when to come back after the stream has ended.
    synchronized void greet(Duration within) {
        long wait = 1 + ThreadLocalRandom.current().nextLong(Math.max(1, within.toMillis()));
        send(sse.newEventBuilder().comment("welcome").reconnectDelay(wait).build());
    }

    @Override
    public synchronized void tell(long seq) {
        changes.isAt(seq);
        catchUp();
    }

    @Override
    public synchronized void tellRights(long number) {
        rights.isAt(number);
        catchUp();
    }

    @Override
    public synchronized void catchUp() {
        say(changes);
        say(rights);
    }

    private void say(News news) {
        if (news.isNew() && isFree()) {
            send(
                    sse.newEventBuilder()
                            .name(news.event())
                            .mediaType(MediaType.APPLICATION_JSON_TYPE)
                            .data(String.class, news.words())
                            .build());
        }
    }

    @Override
    public synchronized void beat() {
        if (isFree()) {
            send(sse.newEventBuilder().comment("still here").build());
        }
    }

    @Override
    public synchronized void end() {
        stream.close();
    }

    private boolean isFree() {
        return !stream.isClosed() && (sending == null || sending.isDone());
    }

    private void send(OutboundSseEvent event) {
        sending = stream.send(event).toCompletableFuture();
    }
}
