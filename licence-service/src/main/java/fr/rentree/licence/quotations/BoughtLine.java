package fr.rentree.licence.quotations;

import fr.rentree.licence.prices.Cents;
import fr.rentree.licence.prices.FreeRule;
import fr.rentree.licence.prices.Price;
import fr.rentree.licence.subscriptions.Terms;
import java.util.Optional;

/// A line that was found in the catalogue: what it gives a right to, and at which price.
///
/// @param earnedBy of a free line, the rule that earned it
public record BoughtLine(
        String name,
        Terms terms,
        Optional<String> ean,
        Optional<String> offer,
        Optional<Price> price,
        Optional<FreeRule> earnedBy) {

    public boolean isFree() {
        return earnedBy.isPresent();
    }

    /// Of all its seats; nothing where no price or no number is known.
    public Cents withoutTax() {
        return price.map(Price::withoutTax).orElse(Cents.ZERO).times(counted());
    }

    public Cents withTax() {
        return price.map(Price::withTax).orElse(Cents.ZERO).times(counted());
    }

    /// Its seats where they are numbered.
    public int counted() {
        Integer number = terms.seats().number();
        return number == null ? 0 : number;
    }
}
