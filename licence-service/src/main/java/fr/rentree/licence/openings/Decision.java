package fr.rentree.licence.openings;

import java.time.LocalDate;

/// What came of a wish to open something.
sealed interface Decision<T> {

    record Granted<T>(T what) implements Decision<T> {}

    record Refused<T>(Refusal why) implements Decision<T> {}

    sealed interface Refusal {}

    record NotHeld(String resource) implements Refusal {}

    record Ended(LocalDate lastDay) implements Refusal {}

    record NotYet(LocalDate firstDay) implements Refusal {}

    /// Never given, forgotten, or for somebody else: all the same to whoever asks.
    record UnknownTicket() implements Refusal {}

    record UsedTicket() implements Refusal {}

    record ExpiredTicket() implements Refusal {}

    record WrongVerifier() implements Refusal {}

    /// The right, or the person's access, was taken back after the ticket was given.
    record RightGone() implements Refusal {}
}
