package fr.rentree.licence.subscriptions;

import java.time.LocalDate;

/// From a day to a day, both included.
public record Validity(LocalDate firstDay, LocalDate lastDay) {

    public Validity {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException(lastDay + " is before " + firstDay);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
