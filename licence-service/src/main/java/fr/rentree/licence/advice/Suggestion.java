package fr.rentree.licence.advice;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Somebody the rules propose for a resource, and why; a seat is consumed only by a batch.
///
/// @param reasons HELD_BEFORE: had it before; CLASS_HAS_IT: somebody of the same class and profile
///   holds it; NEWCOMER: never held anything at this school, and the class has it
@Schema(
        examples =
                """
                {"person":"01990000-0000-7000-8000-000000000001","profile":"PUPIL",
                 "division":"2NDE1","reasons":["CLASS_HAS_IT","NEWCOMER"]}
                """)
record Suggestion(UUID person, String profile, String division, List<String> reasons) {

    Suggestion {
        reasons = List.copyOf(reasons);
    }
}
