package fr.rentree.licence.mediacentre;

import fr.rentree.licence.catalogue.ResourceKind;
import fr.rentree.licence.catalogue.Vocabularies.Concept;
import fr.rentree.platform.school.Uai;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One tile: a manual or a family resource that a person may, might or could open at one school.
///
/// @param assignment the seat; absent where the whole public of a school has the right
/// @param family the family resource whose bookshelf it stands on
/// @param familyHeld false says: the bookshelf is missing, so the manual cannot be reached
/// @param accessUrl where it opens; absent unless it is open today
/// @param lastOpened the last day on which this person opened it here
/// @param notice absent where there is nothing to say: it opens
@Schema(
        examples =
                """
                {"assignment":"01990000-0000-7000-8000-00000000cc01","school":"0000001B",
                 "resource":"ark:/99999/manuel-maths-2de","title":"Manuel d'exemple",
                 "publisherId":"123456789_0000000000000000","publisherName":"EDITEUR-01",
                 "kind":"MANUAL","family":"ark:/99999/bibliotheque","familyHeld":true,
                 "work":"manuel-maths-2de","edition":"2025","thumbnailUrl":null,
                 "levels":[{"uri":"http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-022-num-095","name":"2de générale"}],
                 "subjects":[],"firstDay":"2025-09-01","lastDay":"2026-08-15","state":"EXPIRED",
                 "accessUrl":null,"favourite":true,"lastOpened":"2026-06-12",
                 "notice":{"code":"EXPIRED",
                 "reason":"Ouvrage expiré : la licence a pris fin le 15 août 2026.",
                 "cure":"Vos notes sont gardées. Demandez au responsable d'affectation de votre établissement si la licence sera renouvelée : vous retrouverez alors l'ouvrage ici, sans rien faire.",
                 "instead":null}}
                """)
record MediacentreItem(
        @Nullable UUID assignment,
        Uai school,
        String resource,
        String title,
        String publisherId,
        String publisherName,
        ResourceKind kind,
        @Nullable String family,
        boolean familyHeld,
        String work,
        String edition,
        @Nullable String thumbnailUrl,
        List<Concept> levels,
        List<Concept> subjects,
        LocalDate firstDay,
        LocalDate lastDay,
        State state,
        @Nullable String accessUrl,
        boolean favourite,
        @Nullable LocalDate lastOpened,
        @Nullable Notice notice) {

    /// Whether a right may be used today; an expired one ("ouvrage expiré") opens nothing.
    enum State {
        OPEN,
        EXPIRED,
        NOT_YET
    }
}
