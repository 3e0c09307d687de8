package fr.rentree.licence.orderfiles;

import fr.rentree.licence.prices.Price;
import fr.rentree.platform.school.Uai;
import java.util.Optional;

/// A line of an order file that is well-formed.
///
/// @param number its place in the file, the header being line 1
/// @param free a free licence: its id is `F<order id>_<n>` and it costs nothing
record OrderFileLine(
        int number,
        String id,
        Uai school,
        String order,
        Optional<String> ean,
        Optional<String> offer,
        int quantity,
        Price price,
        boolean free) {}
