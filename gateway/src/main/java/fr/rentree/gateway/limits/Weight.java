package fr.rentree.gateway.limits;

/// How heavy the requests of a route may be.
public enum Weight {
    USUAL,

    /// Light, and open for long: it takes no connection from the others.
    STREAM,
    BULK,
    ARCHIVE;

    public Allowance under(LimitsConfig limits) {
        return switch (this) {
            case USUAL, STREAM -> allowance(limits.usual());
            case BULK -> allowance(limits.bulk());
            case ARCHIVE -> allowance(limits.archive());
        };
    }

    private static Allowance allowance(LimitsConfig.Load load) {
        return new Allowance(
                load.bodyMegabytes() * 1024L * 1024L, load.uploadWithin(), load.answerWithin());
    }
}
