package fr.rentree.licence.subscriptions;

import org.jspecify.annotations.Nullable;

/// How many seats a subscription has: a number, or as many as there are people.
public sealed interface Seats {

    /// Seats that are left once some are assigned.
    int left(int assigned);

    /// The number, absent when there is none.
    @Nullable Integer number();

    static Seats of(@Nullable Integer number) {
        return number == null ? new Unlimited() : new Limited(number);
    }

    record Limited(int seats) implements Seats {

        public Limited {
            if (seats < 0) {
                throw new IllegalArgumentException("Fewer seats than none: " + seats);
            }
        }

        @Override
        public int left(int assigned) {
            return seats - assigned;
        }

        @Override
        public Integer number() {
            return seats;
        }
    }

    record Unlimited() implements Seats {

        @Override
        public int left(int assigned) {
            return Integer.MAX_VALUE;
        }

        @Override
        public @Nullable Integer number() {
            return null;
        }
    }
}
