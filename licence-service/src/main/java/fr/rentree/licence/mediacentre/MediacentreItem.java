package fr.rentree.licence.mediacentre;

import fr.rentree.licence.catalogue.ResourceKind;
import fr.rentree.platform.school.Uai;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One tile: a manual or a family resource that a person holds at one school.
///
/// @param family the family resource whose bookshelf it stands on
/// @param familyHeld false says: the bookshelf is missing, so the manual cannot be reached
/// @param accessUrl where it opens; absent unless it is open today
@Schema(
        examples =
                """
                {"assignment":"01990000-0000-7000-8000-00000000cc01","school":"0000001B",
                 "resource":"ark:/99999/manuel-maths-2de","title":"Manuel d'exemple",
                 "publisherName":"EDITEUR-01","kind":"MANUAL","family":"ark:/99999/bibliotheque",
                 "familyHeld":true,"work":"manuel-maths-2de","edition":"2026",
                 "firstDay":"2026-09-01","lastDay":"2027-08-15","state":"OPEN",
                 "accessUrl":"https://acces.rentree.example/domaineGar"}
                """)
record MediacentreItem(
        UUID assignment,
        Uai school,
        String resource,
        String title,
        String publisherName,
        ResourceKind kind,
        @Nullable String family,
        boolean familyHeld,
        String work,
        String edition,
        LocalDate firstDay,
        LocalDate lastDay,
        State state,
        @Nullable String accessUrl) {

    /// Whether a right may be used today; an expired one ("ouvrage expiré") opens nothing.
    enum State {
        OPEN,
        EXPIRED,
        NOT_YET;

        static State on(LocalDate day, LocalDate firstDay, LocalDate lastDay) {
            if (day.isBefore(firstDay)) {
                return NOT_YET;
            }
            return day.isAfter(lastDay) ? EXPIRED : OPEN;
        }
    }
}
