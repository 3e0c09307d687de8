package fr.rentree.sync.notebooks;

/// Why a notebook is closed, as its reader is told; what to do about it is in the words.
public enum ClosedReason {
    LICENCE_EXPIRED,
    LICENCE_NOT_RENEWED,
    SEAT_TAKEN_BACK,
    OTHER_SCHOOL,
    OTHER_ACCESS_POINT,
    NOT_YET_OPEN,
    NO_READING_RIGHT;

    /// The reason for a seat that ended as licence-service says.
    static ClosedReason ofEndedSeat(String endOfSeat) {
        return switch (endOfSeat) {
            case "LEFT" -> OTHER_SCHOOL;
            case "RETRIEVED" -> SEAT_TAKEN_BACK;
            default -> LICENCE_NOT_RENEWED;
        };
    }
}
