package fr.rentree.licence.fulfilment;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The states of booksellers' files (formats.md 9.1), and what each means for an order.
enum BooksellerState {
    BEING_ORDERED(0, OrderState.IN_PROGRESS),
    AVAILABLE(1, OrderState.IN_PROGRESS),
    NOT_YET_PUBLISHED(2, OrderState.IN_PROGRESS),
    BEING_REPRINTED(3, OrderState.IN_PROGRESS),
    UNAVAILABLE_FOR_NOW(4, OrderState.IN_PROGRESS),
    OUT_OF_PRINT(6, OrderState.REJECTED),
    MISSING(7, OrderState.IN_PROGRESS),
    UNAVAILABLE_FOR_LONG(9, OrderState.IN_PROGRESS),
    BEING_DELIVERED(10, OrderState.SENT),
    CLAIM_WITH_THE_PUBLISHER(14, OrderState.IN_PROGRESS),
    CANCELLED_BY_THE_CLIENT(15, OrderState.CANCELLED),
    CANCELLED_BY_THE_BOOKSELLER(20, OrderState.CANCELLED),
    PUBLISHER_REMINDED(35, OrderState.IN_PROGRESS),
    OFFER_BEING_CHECKED(52, OrderState.IN_PROGRESS),
    BEING_ORDERED_FROM_THE_PUBLISHER(55, OrderState.IN_PROGRESS),
    BEING_ORDERED_FROM_THE_PUBLISHER_TOO(57, OrderState.IN_PROGRESS),
    GIVEN_WITH_PUPIL_LICENCES(58, OrderState.DONE),
    TERMS_OF_SALE_TO_BE_ACCEPTED(59, OrderState.IN_PROGRESS),
    DELIVERED(70, OrderState.DONE),
    MADE_AVAILABLE(71, OrderState.DONE),
    DELIVERED_TOO(72, OrderState.DONE),
    NOT_RECOGNISED(1000, OrderState.REJECTED);

    private static final Map<Integer, BooksellerState> BY_NUMBER =
            Arrays.stream(values())
                    .collect(Collectors.toMap(state -> state.number, Function.identity()));

    private final int number;
    private final OrderState meaning;

    BooksellerState(int number, OrderState meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    static Optional<BooksellerState> of(String number) {
        return number.matches("\\d{1,4}")
                ? Optional.ofNullable(BY_NUMBER.get(Integer.parseInt(number)))
                : Optional.empty();
    }

    int number() {
        return number;
    }

    OrderState meaning() {
        return meaning;
    }
}
