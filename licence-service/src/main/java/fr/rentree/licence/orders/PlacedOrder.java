package fr.rentree.licence.orders;

import fr.rentree.licence.subscriptions.OpenedSubscription;
import fr.rentree.platform.school.Uai;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An order that stands, and the rights it opened.
@Schema(
        examples =
                """
                {"order":"01990000-0000-7000-8000-00000000bb01","reference":"CMD-2026-001",
                 "school":"0000001B","orderedAt":"2026-09-01T08:00:00Z","subscriptions":[
                 {"subscription":"01990000-0000-7000-8000-00000000aa01",
                  "resource":"ark:/99999/manuel-maths-2de"}]}
                """)
record PlacedOrder(
        UUID order,
        String reference,
        Uai school,
        Instant orderedAt,
        List<OpenedSubscription> subscriptions) {}
