package fr.rentree.licence.prices;

/// What one seat costs before tax, split over the two VAT rates of digital manuals: the text at the
/// rate of books, what is more than a book at the usual one.
///
/// @param reduced the part taxed at 5.5 %
/// @param standard the part taxed at 20 %
public record Price(Cents reduced, Cents standard) {

    public static final Price FREE = new Price(Cents.ZERO, Cents.ZERO);

    static final int REDUCED_PER_MILLE = 55;
    static final int STANDARD_PER_MILLE = 200;

    public Cents withoutTax() {
        return reduced.plus(standard);
    }

    /// Each part's tax is rounded to the cent on its own, as invoices do.
    public Cents withTax() {
        return withoutTax()
                .plus(reduced.tax(REDUCED_PER_MILLE))
                .plus(standard.tax(STANDARD_PER_MILLE));
    }

    public boolean isFree() {
        return withoutTax().value() == 0;
    }
}
