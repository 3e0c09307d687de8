package fr.rentree.licence.mediacentre;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What somebody likes to find first at one school; it stays while its resource is away.
///
/// @param open whether it may be opened today
@Schema(
        examples =
                """
                {"school":"0000001B","resource":"ark:/99999/manuel-maths-2de",
                 "title":"Manuel d'exemple - Mathématiques 2de","since":"2026-09-07T08:12:00Z","open":true}
                """)
record Favourite(Uai school, String resource, String title, Instant since, boolean open) {

    /// What tells it from the person's others; a UAI has a fixed length.
    String key() {
        return school.value() + resource;
    }
}
