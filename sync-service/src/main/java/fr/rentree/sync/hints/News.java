package fr.rentree.sync.hints;

/// One number that a stream tells of, the latest only; what was told is not told again.
final class News {

    private final String event;
    private final String number;
    private long latest = -1;
    private long told = -1;

    News(String event, String number) {
        this.event = event;
        this.number = number;
    }

    String event() {
        return event;
    }

    void isAt(long now) {
        latest = Math.max(latest, now);
    }

    boolean isNew() {
        return latest > told;
    }

    /// What to say of it; from now on that is told.
    String words() {
        told = latest;
        return "{\"%s\":%d}".formatted(number, told);
    }
}
