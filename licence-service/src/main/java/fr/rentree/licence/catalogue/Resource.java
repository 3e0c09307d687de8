package fr.rentree.licence.catalogue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A thing that can be licensed, as the catalogue shows it.
///
/// @param family the family resource whose bookshelf it stands on
/// @param work the manual itself, the same across editions and years
@Schema(
        examples =
                """
                {"id":"ark:/99999/manuel-maths-2de","title":"Manuel d'exemple - Mathématiques 2de",
                 "publisherId":"123456789_0000000000000000","publisherName":"EDITEUR-01",
                 "kind":"MANUAL","family":"ark:/99999/bibliotheque","work":"manuel-maths-2de",
                 "edition":"2026","continuity":"ACCESS_POINT_AND_SCHOOL",
                 "accessUrl":"https://acces.rentree.example/domaineGar"}
                """)
public record Resource(
        String id,
        String title,
        String publisherId,
        String publisherName,
        ResourceKind kind,
        @Nullable String family,
        String work,
        String edition,
        Continuity continuity,
        String accessUrl) {

    /// Real catalogues hold families that name themselves as their member: they are just families.
    Resource normalised() {
        return id.equals(family)
                ? new Resource(
                        id,
                        title,
                        publisherId,
                        publisherName,
                        ResourceKind.FAMILY,
                        null,
                        work,
                        edition,
                        continuity,
                        accessUrl)
                : this;
    }
}
