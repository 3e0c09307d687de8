package fr.rentree.licence.orders;

import fr.rentree.licence.fulfilment.OrderState;
import fr.rentree.licence.subscriptions.OpenedSubscription;
import fr.rentree.platform.school.Uai;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An order that stands, how far it has come, and the rights it opened.
///
/// @param seller the bookseller it went to
/// @param withoutTaxCents of all seats that stand today
@Schema(
        examples =
                """
                {"order":"01990000-0000-7000-8000-00000000bb01","reference":"CMD-2026-001",
                 "school":"0000001B","seller":"123456789_0000000000000000","state":"WAITING",
                 "withoutTaxCents":37500,"withTaxCents":39780,
                 "orderedAt":"2026-09-01T08:00:00Z","subscriptions":[
                 {"subscription":"01990000-0000-7000-8000-00000000aa01",
                  "resource":"ark:/99999/manuel-maths-2de"}]}
                """)
public record PlacedOrder(
        UUID order,
        String reference,
        Uai school,
        @Nullable String seller,
        OrderState state,
        long withoutTaxCents,
        long withTaxCents,
        Instant orderedAt,
        List<OpenedSubscription> subscriptions) {

    /// The order with all of its lines, free ones last.
    record Detail(PlacedOrder order, List<Line> lines) {}

    /// A line of an order that stands.
    ///
    /// @param ordered seats as they were ordered; null for as many as there are people
    /// @param seats what stands of them today
    /// @param free earned by a rule, and so without a price
    /// @param unitWithoutTaxCents of one seat; null where nobody told a price
    /// @param reported the bookseller's last word, a number of its own table
    @Schema(
            examples =
                    """
                    {"line":1,"name":"1001","resource":"ark:/99999/manuel-maths-2de",
                     "title":"Manuel d'exemple - Mathématiques 2de","ean":"9782000000012",
                     "offer":"OFFRE-1","free":false,"ordered":30,"seats":30,
                     "unitWithoutTaxCents":1250,"unitWithTaxCents":1326,"state":"IN_PROGRESS",
                     "reported":0,"subscription":"01990000-0000-7000-8000-00000000aa01"}
                    """)
    public record Line(
            int line,
            String name,
            String resource,
            String title,
            @Nullable String ean,
            @Nullable String offer,
            boolean free,
            @Nullable Integer ordered,
            @Nullable Integer seats,
            @Nullable Long unitWithoutTaxCents,
            @Nullable Long unitWithTaxCents,
            OrderState state,
            @Nullable Integer reported,
            @Nullable UUID subscription) {}
}
