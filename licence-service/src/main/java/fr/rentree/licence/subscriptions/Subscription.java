package fr.rentree.licence.subscriptions;

import fr.rentree.platform.school.Uai;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The right that an order, or a document of a distributor, gave a school to one resource, and how
/// its seats stand.
///
/// @param order the order it comes from; null when it comes from a document
/// @param document the distributor's own id of the document it comes from (`idAbonnement`)
/// @param assignmentType ETABL: everyone of the audience has it, without seats
/// @param seats null when unlimited
@Schema(
        examples =
                """
                {"subscription":"01990000-0000-7000-8000-00000000aa01",
                 "order":"01990000-0000-7000-8000-00000000bb01","document":null,"school":"0000001B",
                 "resource":"ark:/99999/manuel-maths-2de","title":"Manuel d'exemple",
                 "seats":30,"unlimited":false,"audience":["PUPIL"],"firstDay":"2026-09-01",
                 "lastDay":"2027-08-15","renewable":true,"assignmentType":"INDIV",
                 "counters":{"total":30,"assigned":28,"available":2}}
                """)
public record Subscription(
        UUID subscription,
        @Nullable UUID order,
        @Nullable String document,
        Uai school,
        String resource,
        String title,
        @Nullable Integer seats,
        boolean unlimited,
        List<String> audience,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean renewable,
        AssignmentType assignmentType,
        Counters counters) {

    /// Seats, those given, those left; no total and no rest when unlimited.
    public record Counters(@Nullable Integer total, int assigned, @Nullable Integer available) {

        public static Counters of(@Nullable Integer total, int assigned) {
            return new Counters(total, assigned, total == null ? null : total - assigned);
        }
    }
}
