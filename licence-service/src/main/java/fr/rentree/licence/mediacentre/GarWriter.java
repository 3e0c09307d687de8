package fr.rentree.licence.mediacentre;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.rentree.licence.catalogue.Resource;
import fr.rentree.licence.catalogue.ResourceKind;
import java.util.List;

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
            Presentation typePresentation,
            List<Concept> typePedagogique,
            List<Concept> typologieDocument,
            List<Concept> niveauEducatif,
            List<Concept> domaineEnseignement,
            String urlAccesRessource,
            String nomSourceEtiquetteGar,
            String distributeurTech,
            String validateurTech) {}

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
        return new Ressource(
                resource.id(),
                "ARK",
                resource.title(),
                resource.publisherId(),
                resource.publisherName(),
                presentation(resource.kind()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                access.url(resource.accessUrl(), resource.id()),
                LABEL,
                resource.publisherId(),
                resource.publisherId());
    }

    private static Presentation presentation(ResourceKind kind) {
        return switch (kind) {
            case MANUAL -> new Presentation("MAN", "manuels numériques");
            case FAMILY -> new Presentation("MUL", "ressources d'enseignement multimédias");
        };
    }
}
