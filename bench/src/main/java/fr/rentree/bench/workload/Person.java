package fr.rentree.bench.workload;

import java.util.UUID;

/// Somebody the roster knows, with a seat, one device and a token.
public record Person(int number, UUID id, UUID device, String token) {

    public static final String SCHOOL = "0000001B";
    public static final String WORK = "manuel-maths-2de";

    /// The name in the tokens; nobody is called so.
    static String subject(int number) {
        return "BENCH-" + number;
    }

    static UUID id(int number) {
        return new UUID(0x7000L, 0x8000000000000000L + number);
    }

    /// The notebook that a population was written with.
    public UUID notebook() {
        return new UUID(0x7000L, 0x9000000000000000L + number);
    }

    public String authorization() {
        return "Authorization: Bearer " + token;
    }
}
