package fr.rentree.sync.grouping;

import java.util.UUID;

/// Somebody else held an owner's notes for longer than a push waits.
public final class HeldTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HeldTooLongException(UUID owner) {
        super("held by somebody else owner=" + owner);
    }
}
