package fr.rentree.licence.orders;

import fr.rentree.platform.school.Uai;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An order as it is sent.
///
/// @param seller the bookseller it goes to, by its SIREN_ISNI; a bookseller's own go to itself
@Schema(
        examples =
                """
                {"reference":"CMD-2026-001","school":"0000001B",
                 "seller":"123456789_0000000000000000","lines":[
                 {"resource":"ark:/99999/manuel-maths-2de","seats":30,"audience":["PUPIL"],
                  "firstDay":"2026-09-01","lastDay":"2027-08-15","renewable":true},
                 {"ean":"9782000000012","offer":"OFFRE-1","seats":120,"audience":["PUPIL"],
                  "firstDay":"2026-09-01","lastDay":"2027-08-15","renewable":false,
                  "price":{"reducedCents":1200,"standardCents":50}}]}
                """)
record OrderRequest(
        @Nullable String reference,
        @Nullable Uai school,
        @Nullable String seller,
        @Nullable List<OrderLine> lines) {}
