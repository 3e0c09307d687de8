package fr.rentree.licence.offers;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A part of a price under one rate of VAT: digital books come with goods of another rate.
///
/// @param rate in hundredths of a percent: 550 is 5.5 %
/// @param share of the price, in hundredths of a percent: 9600 is 96 %
@Schema(examples = "{\"rate\":550,\"share\":9600}")
public record VatShare(int rate, int share) {

    static final int WHOLE = 10_000;

    public VatShare {
        if (rate < 0 || rate > WHOLE || share < 0 || share > WHOLE) {
            throw new IllegalArgumentException("No VAT: " + rate + " on " + share);
        }
    }
}
