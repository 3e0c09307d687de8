package fr.rentree.licence.offers;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An article as one seller offers it.
///
/// @param resource what it licenses; absent while the catalogue has nothing for its EAN or ark
@Schema(
        examples =
                """
                {"seller":"234567890_0000000000000000","resource":"ark:/99999/manuel-maths-2de",
                 "article":{"ean":"9782000000013","title":"Manuel d'exemple","classes":[],"levels":[],
                 "subjects":[],"orderable":true,"withdrawn":false,"offers":[]}}
                """)
record OfferedArticle(String seller, @Nullable String resource, Article article) {}
