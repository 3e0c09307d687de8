package fr.rentree.licence.orders;

import fr.rentree.licence.catalogue.ResourceId;
import fr.rentree.licence.orders.OrderRefusal.DaysMissing;
import fr.rentree.licence.orders.OrderRefusal.EndsBeforeItBegins;
import fr.rentree.licence.orders.OrderRefusal.HasEnded;
import fr.rentree.licence.orders.OrderRefusal.NoAudience;
import fr.rentree.licence.orders.OrderRefusal.NotANumberOfSeats;
import fr.rentree.licence.orders.OrderRefusal.TooLong;
import fr.rentree.licence.orders.OrderRefusal.UnknownProfile;
import fr.rentree.licence.orders.OrderRefusal.UnknownResource;
import fr.rentree.licence.subscriptions.Audience;
import fr.rentree.licence.subscriptions.Seats;
import fr.rentree.licence.subscriptions.Terms;
import fr.rentree.licence.subscriptions.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One line as it was sent; what is wrong with it is said before it becomes terms.
///
/// @param seats null for as many as there are people
record OrderLine(
        @Nullable String resource,
        @Nullable Integer seats,
        @Nullable List<String> audience,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        boolean renewable) {

    /// Longest right that can be bought, in years.
    static final int YEARS = 10;

    static final int MOST_SEATS = 1_000_000;

    /// Every reason why this line does not stand, except that its resource may be unknown.
    List<OrderRefusal> refusals(int line, LocalDate today) {
        var refusals = new ArrayList<OrderRefusal>();
        if (resource == null || resource.isBlank() || resource.length() > ResourceId.LONGEST) {
            refusals.add(new UnknownResource(line, String.valueOf(resource)));
        }
        if (seats != null && (seats < 1 || seats > MOST_SEATS)) {
            refusals.add(new NotANumberOfSeats(line, seats, MOST_SEATS));
        }
        refusals.addAll(audienceRefusals(line));
        refusals.addAll(dayRefusals(line, today));
        return refusals;
    }

    /// What the line gives a right to; only for a line without refusals.
    Terms terms() {
        return new Terms(
                new ResourceId(Objects.requireNonNull(resource)),
                Seats.of(seats),
                new Audience(Objects.requireNonNull(audience)),
                new Validity(Objects.requireNonNull(firstDay), Objects.requireNonNull(lastDay)),
                renewable);
    }

    private List<OrderRefusal> audienceRefusals(int line) {
        if (audience == null || audience.isEmpty() || audience.stream().anyMatch(Objects::isNull)) {
            return List.of(new NoAudience(line));
        }
        return Audience.unknown(audience).stream()
                .<OrderRefusal>map(profile -> new UnknownProfile(line, profile))
                .toList();
    }

    private List<OrderRefusal> dayRefusals(int line, LocalDate today) {
        if (firstDay == null || lastDay == null) {
            return List.of(new DaysMissing(line));
        }
        if (lastDay.isBefore(firstDay)) {
            return List.of(new EndsBeforeItBegins(line, firstDay, lastDay));
        }
        if (lastDay.isBefore(today)) {
            return List.of(new HasEnded(line, lastDay));
        }
        if (!lastDay.isBefore(firstDay.plusYears(YEARS))) {
            return List.of(new TooLong(line, YEARS));
        }
        return List.of();
    }
}
