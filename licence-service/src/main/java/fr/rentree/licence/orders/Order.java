package fr.rentree.licence.orders;

import fr.rentree.licence.subscriptions.Terms;
import fr.rentree.platform.school.Uai;
import java.util.List;

/// What was bought for a school, under the buyer's own reference.
record Order(String reference, Uai school, List<Terms> lines) {

    Order {
        lines = List.copyOf(lines);
    }
}
