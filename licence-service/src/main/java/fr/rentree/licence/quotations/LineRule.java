package fr.rentree.licence.quotations;

import java.util.Locale;

/// What a line must satisfy, and what to do when it does not.
public enum LineRule {
    NAME_MALFORMED("a line's own id has 1 to 100 characters, none of them a control character"),
    NAME_TWICE("this id stands twice in what was sent: give each line its own"),
    NAME_USED("a line of another order has this id already: give each line its own"),
    UNKNOWN_SCHOOL("no such school is known to you: check its UAI"),
    REFERENCE_USED("this reference stands for another order already: take a new one"),
    TOO_MANY_LINES("the order has more lines than one may have: split it under other references"),
    RESOURCE_MISSING("say which resource, by its id, its EAN or an offer"),
    UNKNOWN_RESOURCE("the catalogue has nothing under it: check it, or deliver the catalogue"),
    EAN_DIFFERS("the offer is of another EAN: correct one of them"),
    NOT_ORDERABLE("it is not for sale any more: choose another edition or offer"),
    SEATS_OUT_OF_RANGE("order 1 to 1000000 seats, or null for as many as there are people"),
    BELOW_MINIMUM("the offer has a minimum quantity: order more, or choose another offer"),
    AUDIENCE_MISSING("say for which profiles it is"),
    UNKNOWN_PROFILE("no profile is called so: see `audience` in the API description"),
    DAYS_MISSING("give both firstDay and lastDay"),
    ENDS_BEFORE_IT_BEGINS("the last day comes before the first: correct one of them"),
    HAS_ENDED("the last day has passed: correct it"),
    TOO_LONG("a right lasts at most 10 years: end it earlier"),
    PRICE_OUT_OF_RANGE("a price is 0 to 1000000000 cents in each part: correct it"),
    FREE_RESOURCE_UNKNOWN("its free licence has no resource in the catalogue: deliver that first"),
    FREE_NOT_EARNED("no rule of the offer earns this free licence: remove the line"),
    FREE_DIFFERS("the rule of the offer earns another number: correct it, or remove the line");

    private final String remedy;

    LineRule(String remedy) {
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }

    /// The rule's name for machines, such as `unknown-resource`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
