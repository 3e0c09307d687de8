package fr.rentree.licence.assignments;

import fr.rentree.licence.assignments.Decision.Granted;
import fr.rentree.licence.assignments.Decision.Refused;
import fr.rentree.licence.assignments.Refusal.NoSeatLeft;
import fr.rentree.licence.assignments.Refusal.OutsideAudience;
import fr.rentree.licence.assignments.Refusal.SubscriptionEnded;
import fr.rentree.licence.assignments.Refusal.SubscriptionNotBegun;
import fr.rentree.licence.subscriptions.Audience;
import fr.rentree.licence.subscriptions.Seats;
import fr.rentree.licence.subscriptions.Validity;
import java.time.LocalDate;
import java.util.UUID;

/// The seats of one subscription. Holders never outnumber seats (I1): every seat goes through
/// [#assign], and the database checks it once more.
///
/// @param everybodys everyone of the audience has one, by no row of theirs: nobody is given one
public record SeatPool(
        UUID id,
        Seats seats,
        int assigned,
        Audience audience,
        Validity validity,
        boolean everybodys) {

    /// Seats that are given one by one.
    public SeatPool(UUID id, Seats seats, int assigned, Audience audience, Validity validity) {
        this(id, seats, assigned, audience, validity, false);
    }

    public SeatPool {
        if (assigned < 0 || seats.left(assigned) < 0) {
            throw new IllegalArgumentException(
                    "pool %s has %d holders on %s".formatted(id, assigned, seats));
        }
    }

    /// Whether so many people of that profile may each have a seat on that day; all or none.
    public Decision assign(String profile, int people, LocalDate day) {
        if (day.isAfter(validity.lastDay())) {
            return new Refused(new SubscriptionEnded(validity.lastDay()));
        }
        if (day.isBefore(validity.firstDay())) {
            return new Refused(new SubscriptionNotBegun(validity.firstDay()));
        }
        if (!audience.includes(profile)) {
            return new Refused(new OutsideAudience(profile));
        }
        if (people > left()) {
            return new Refused(new NoSeatLeft(people - left()));
        }
        return new Granted(
                new SeatPool(id, seats, assigned + people, audience, validity, everybodys));
    }

    public int left() {
        return everybodys ? 0 : seats.left(assigned);
    }
}
