package fr.rentree.licence.modules;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One exercise module of one person: what they reached in it, and until when it is theirs.
///
/// @param success the best score ever reached, in percent; null before the first scored attempt
/// @param lastSuccess the latest attempt, in percent
/// @param validUntil last day of the person's right to the manual; null when they have none
@Schema(
        examples =
                """
                {"person":"0199a1b2-0000-7000-8000-000000000001","school":"0000001B",
                 "work":"manuel-maths-2de","title":"Manuel d'exemple - Mathématiques 2de",
                 "module":"maths-2de-ch3-ex12","attempts":3,"success":80,"lastSuccess":60,
                 "lastAt":"2026-09-07T08:15:30Z","completed":true,"validUntil":"2027-08-15",
                 "validity":"OPEN"}
                """)
record Module(
        UUID person,
        Uai school,
        String work,
        @Nullable String title,
        String module,
        long attempts,
        @Nullable Integer success,
        @Nullable Integer lastSuccess,
        @Nullable Instant lastAt,
        boolean completed,
        @Nullable LocalDate validUntil,
        Validity validity) {

    enum Validity {
        OPEN,
        /// "Ouvrage expiré": what was reached stays, the exercises do not open.
        EXPIRED,
        /// No seat was ever given, or it was taken back.
        NOT_HELD;

        static Validity on(LocalDate today, @Nullable LocalDate lastDay) {
            if (lastDay == null) {
                return NOT_HELD;
            }
            return today.isAfter(lastDay) ? EXPIRED : OPEN;
        }
    }
}
