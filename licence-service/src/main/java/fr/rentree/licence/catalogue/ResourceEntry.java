package fr.rentree.licence.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an operator says of one resource; the last eight fields stay as they are when left out.
@Schema(
        examples =
                """
                {"id":"ark:/99999/manuel-maths-2de","title":"Manuel d'exemple - Mathématiques 2de",
                 "publisherId":"123456789_0000000000000000","publisherName":"EDITEUR-01",
                 "kind":"MANUAL","family":"ark:/99999/bibliotheque","work":"manuel-maths-2de",
                 "edition":"2026","continuity":"ACCESS_POINT_AND_SCHOOL",
                 "accessUrl":"https://acces.rentree.example/domaineGar","ean":"9782000000013"}
                """)
record ResourceEntry(
        String id,
        @Nullable String title,
        @Nullable String publisherId,
        @Nullable String publisherName,
        @Nullable ResourceKind kind,
        @Nullable String family,
        @Nullable String work,
        @Nullable String edition,
        @Nullable Continuity continuity,
        @Nullable String accessUrl,
        @Nullable String ean,
        @Nullable String description,
        @Nullable String thumbnailUrl,
        @Nullable Vocabularies vocabularies,
        @Nullable Boolean shown,
        @Nullable Boolean subscribable,
        @Nullable List<String> distributors,
        @Nullable String technicalDistributor) {

    /// Real catalogues hold families that name themselves as their member: they are just families.
    boolean namesItself() {
        return id.equals(family);
    }
}
