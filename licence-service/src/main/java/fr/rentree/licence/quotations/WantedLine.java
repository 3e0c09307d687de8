package fr.rentree.licence.quotations;

import fr.rentree.licence.prices.Price;
import fr.rentree.licence.subscriptions.Seats;
import fr.rentree.licence.subscriptions.Validity;
import java.util.List;
import java.util.Optional;

/// A line as somebody wants it, well-formed, and not yet looked up in the catalogue.
///
/// @param number its place in what was sent, from 1
/// @param name the buyer's own id of the line; its reference and place when absent
/// @param audience empty: whomever the article is for
/// @param validity absent: the school year, or as many as the offer says
/// @param price absent: that of the offer, if any
/// @param free said to be earned by other lines of the order
public record WantedLine(
        int number,
        Optional<String> name,
        Item item,
        Seats seats,
        List<String> audience,
        Optional<Validity> validity,
        boolean renewable,
        Optional<Price> price,
        boolean free) {

    /// What is wanted, by any of its three names.
    public record Item(Optional<String> resource, Optional<String> ean, Optional<String> offer) {

        /// Whether it may be the article of that EAN, as far as it says.
        boolean isOf(String article) {
            return ean.isEmpty() || ean.get().equals(article);
        }
    }

    public WantedLine {
        audience = List.copyOf(audience);
    }

    /// The same wherever it stood.
    WantedLine anywhere() {
        return new WantedLine(0, name, item, seats, audience, validity, renewable, price, free);
    }
}
