package fr.rentree.licence.portals;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.rentree.licence.catalogue.Resource;
import fr.rentree.licence.catalogue.Vocabularies;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shape that the GAR answers to ENT portals with: arrays are empty, never null (formats.md
/// 2.1).
final class GarWriter {

    private static final String LABEL =
            "Accessible via le Gestionnaire d'accès aux ressources (GAR)";

    private GarWriter() {}

    record ListeRessources(Ressources listeRessources) {}

    record Ressources(List<Ressource> ressource) {}

    record Presentation(String code, String nom) {}

    record Concept(String uri, String nom) {}

    record Ressource(
            String idRessource,
            String idType,
            String nomRessource,
            String idEditeur,
            String nomEditeur,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String urlVignette,
            Presentation typePresentation,
            List<Concept> typePedagogique,
            List<Concept> typologieDocument,
            List<Concept> niveauEducatif,
            List<Concept> domaineEnseignement,
            String urlAccesRessource,
            String nomSourceEtiquetteGar,
            String distributeurTech,
            String validateurTech,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String description) {}

    /// What is answered instead of a list.
    record Refusal(@JsonProperty("Erreur") Erreur erreur) {}

    record Erreur(
            @JsonProperty("Code") String code,
            @JsonProperty("Message") String message,
            @JsonProperty("Resource") String resource) {}

    static ListeRessources write(List<Resource> resources, GarAccess access) {
        return new ListeRessources(
                new Ressources(resources.stream().map(r -> write(r, access)).toList()));
    }

    private static Ressource write(Resource resource, GarAccess access) {
        var terms = resource.vocabularies();
        var technical = resource.technicalDistributor();
        String distributor = technical == null ? resource.publisherId() : technical;
        return new Ressource(
                resource.id(),
                "ARK",
                resource.title(),
                resource.publisherId(),
                resource.publisherName(),
                resource.thumbnailUrl(),
                presentation(resource),
                concepts(terms.pedagogicalTypes()),
                concepts(terms.documentTypes()),
                concepts(terms.levels()),
                concepts(terms.subjects()),
                access.url(resource.id()),
                LABEL,
                distributor,
                distributor,
                resource.description());
    }

    private static List<Concept> concepts(List<Vocabularies.Concept> terms) {
        return terms.stream().map(term -> new Concept(term.uri(), term.name())).toList();
    }

    private static Presentation presentation(Resource resource) {
        var given = resource.vocabularies().presentation();
        if (given != null) {
            return new Presentation(given.code(), given.name());
        }
        return switch (resource.kind()) {
            case MANUAL -> new Presentation("MAN", "manuels numériques");
            case FAMILY -> new Presentation("MUL", "ressources d'enseignement multimédias");
        };
    }
}
