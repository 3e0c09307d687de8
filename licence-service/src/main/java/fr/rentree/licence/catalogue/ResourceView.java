package fr.rentree.licence.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One resource with what stands around it.
///
/// @param otherEditions what else carries the same work
/// @param family the bookshelf it stands on; absent also when the catalogue does not know that id
/// @param members how many stand on its own bookshelf; absent unless it is a family
@Schema(
        examples =
                """
                {"resource":{"id":"ark:/99999/manuel-maths-2de","title":"Manuel d'exemple - Mathématiques 2de",
                 "publisherId":"123456789_0000000000000000","publisherName":"EDITEUR-01",
                 "kind":"MANUAL","family":"ark:/99999/bibliotheque","work":"manuel-maths-2de",
                 "edition":"2026","continuity":"ACCESS_POINT_AND_SCHOOL",
                 "accessUrl":"https://acces.rentree.example/domaineGar","shown":true,
                 "subscribable":true,"orderable":true,"distributors":[],
                 "vocabularies":{"pedagogicalTypes":[],"documentTypes":[],"levels":[],"subjects":[]}},
                 "otherEditions":[{"id":"ark:/99999/manuel-maths-2de-2019","title":"Manuel d'exemple",
                 "edition":"2019","orderable":false}],
                 "family":{"id":"ark:/99999/bibliotheque","title":"BIBLIOTHEQUE","edition":"2026","orderable":true}}
                """)
record ResourceView(
        Resource resource,
        List<Neighbour> otherEditions,
        @Nullable Neighbour family,
        @Nullable Members members) {

    record Neighbour(String id, String title, String edition, boolean orderable) {}

    /// Those of a bookshelf; withdrawn ones count in `total` only.
    record Members(long total, long orderable) {}
}
