package fr.rentree.licence.offers;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What one seat costs, in cents without VAT, and how that is split over rates of VAT.
///
/// @param vat shares that add up to the whole; none when the seller did not tell
public record Price(long cents, List<VatShare> vat) {

    public Price {
        if (cents < 0) {
            throw new IllegalArgumentException("No price: " + cents);
        }
        vat = List.copyOf(vat);
        if (!vat.isEmpty() && !addsUp(vat)) {
            throw new IllegalArgumentException("Shares do not add up to 100 %: " + vat);
        }
    }

    public static boolean addsUp(List<VatShare> vat) {
        return vat.stream().mapToInt(VatShare::share).sum() == VatShare.WHOLE;
    }

    /// The cents under each rate, in the order of the shares; together always the price, because
    /// the last share takes what rounding left.
    public List<Long> parts() {
        var parts = new ArrayList<Long>();
        long left = cents;
        for (var share : vat.subList(0, Math.max(0, vat.size() - 1))) {
            long part = Math.min(left, rounded(cents * share.share()));
            parts.add(part);
            left -= part;
        }
        if (!vat.isEmpty()) {
            parts.add(left);
        }
        return parts;
    }

    /// Cents with VAT, each part's rounded for itself; unknown when the VAT is.
    public OptionalLong withVat() {
        if (vat.isEmpty()) {
            return OptionalLong.empty();
        }
        var parts = parts();
        long sum = cents;
        for (int i = 0; i < parts.size(); i++) {
            sum += rounded(parts.get(i) * vat.get(i).rate());
        }
        return OptionalLong.of(sum);
    }

    /// Half a cent counts as one.
    private static long rounded(long tenThousandths) {
        return (tenThousandths + VatShare.WHOLE / 2) / VatShare.WHOLE;
    }
}
