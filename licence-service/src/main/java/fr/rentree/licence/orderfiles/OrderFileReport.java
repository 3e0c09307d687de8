package fr.rentree.licence.orderfiles;

import fr.rentree.licence.orders.OrderOutcome.Placed;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of an order file: all of it stands.
///
/// @param placed orders that are new
/// @param known orders that stood already
@Schema(
        examples =
                """
                {"plan":"9f86d081884c7d65","placed":1,"known":0,"orders":[
                 {"order":"01990000-0000-7000-8000-00000000bb01","reference":"Panier rentrée",
                  "school":"0000001B","isNew":true}]}
                """)
record OrderFileReport(String plan, int placed, int known, List<Line> orders) {

    record Line(UUID order, String reference, String school, boolean isNew) {}

    static OrderFileReport of(OrderFilePlan plan, List<Placed> orders, int shown) {
        int placed = (int) orders.stream().filter(Placed::isNew).count();
        return new OrderFileReport(
                plan.plan(),
                placed,
                orders.size() - placed,
                orders.stream()
                        .limit(shown)
                        .map(one ->
                                new Line(
                                        one.order().order(),
                                        one.order().reference(),
                                        one.order().school().value(),
                                        one.isNew()))
                        .toList());
    }
}
