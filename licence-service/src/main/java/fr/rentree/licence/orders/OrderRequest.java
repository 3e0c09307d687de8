package fr.rentree.licence.orders;

import fr.rentree.platform.school.Uai;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An order as it is sent.
@Schema(
        examples =
                """
                {"reference":"CMD-2026-001","school":"0000001B","lines":[
                 {"resource":"ark:/99999/manuel-maths-2de","seats":30,"audience":["PUPIL"],
                  "firstDay":"2026-09-01","lastDay":"2027-08-15","renewable":true}]}
                """)
record OrderRequest(
        @Nullable String reference, @Nullable Uai school, @Nullable List<OrderLine> lines) {}
