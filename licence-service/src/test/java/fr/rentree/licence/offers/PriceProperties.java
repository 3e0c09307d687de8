package fr.rentree.licence.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PriceProperties {

    @Property
    void parts_are_never_negative_and_always_the_price(
            @ForAll @LongRange(min = 0, max = 100_000_000) long cents,
            @ForAll @IntRange(min = 0, max = 10_000) int first,
            @ForAll @IntRange(min = 0, max = 10_000) int second) {
        int one = Math.min(first, 10_000 - Math.min(second, 10_000));
        int two = Math.min(second, 10_000 - one);
        var price =
                new Price(
                        cents,
                        List.of(
                                new VatShare(550, one),
                                new VatShare(2000, two),
                                new VatShare(210, 10_000 - one - two)));
        assertThat(price.parts()).allMatch(part -> part >= 0);
        assertThat(price.parts().stream().mapToLong(Long::longValue).sum()).isEqualTo(cents);
    }

    @Property
    void vat_is_between_the_lowest_and_the_highest_rate(
            @ForAll @LongRange(min = 0, max = 10_000_000) long cents,
            @ForAll @IntRange(min = 0, max = 10_000) int share) {
        long vat =
                new Price(
                                        cents,
                                        List.of(
                                                new VatShare(550, share),
                                                new VatShare(2000, 10_000 - share)))
                                .withVat()
                                .orElseThrow()
                        - cents;
        assertThat(vat).isBetween(cents * 550 / 10_000 - 1, cents * 2000 / 10_000 + 2);
    }
}
