package fr.rentree.sync.notebooks;

import org.jspecify.annotations.Nullable;

/// Why a notebook is closed, as its reader is told.
public final class ClosedReason {

    private ClosedReason() {}

    /// The reason for a seat that ended as licence-service says; null when it just ran out.
    public static String of(@Nullable String endOfSeat) {
        return switch (endOfSeat) {
            case "LEFT" -> "OTHER_SCHOOL";
            case "RETRIEVED" -> "SEAT_TAKEN_BACK";
            case null, default -> "LICENCE_NOT_RENEWED";
        };
    }
}
