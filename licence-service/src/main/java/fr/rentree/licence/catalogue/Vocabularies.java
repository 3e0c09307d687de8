package fr.rentree.licence.catalogue;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a resource is about, in ScoLOMFR's terms; each list is empty where nothing was said.
///
/// @param presentation `typePresentation`: under which heading portals show it
/// @param pedagogicalTypes `typePedagogique`, vocabulary 010
/// @param documentTypes `typologieDocument`, vocabulary 005
/// @param levels `niveauEducatif`, vocabulary 022
/// @param subjects `domaineEnseignement`, vocabulary 015
@Schema(
        examples =
                """
                {"presentation":{"code":"MAN","name":"manuels numériques"},
                 "pedagogicalTypes":[{"uri":"http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-010-num-004","name":"cours / présentation"}],
                 "documentTypes":[],
                 "levels":[{"uri":"http://data.education.fr/voc/scolomfr/scolomfr-voc-022-num-027","name":"2de générale"}],
                 "subjects":[]}
                """)
public record Vocabularies(
        @Nullable Presentation presentation,
        List<Concept> pedagogicalTypes,
        List<Concept> documentTypes,
        List<Concept> levels,
        List<Concept> subjects) {

    public static final Vocabularies NONE =
            new Vocabularies(null, List.of(), List.of(), List.of(), List.of());

    public Vocabularies {
        pedagogicalTypes = Objects.requireNonNullElse(pedagogicalTypes, List.of());
        documentTypes = Objects.requireNonNullElse(documentTypes, List.of());
        levels = Objects.requireNonNullElse(levels, List.of());
        subjects = Objects.requireNonNullElse(subjects, List.of());
    }

    /// A heading: `MAN` manuels numériques, `MUL` multimédia, `PRO`, …
    public record Presentation(String code, String name) {}

    /// A term of a vocabulary: filters compare the address, people read the name.
    public record Concept(String uri, String name) {}
}
