package fr.rentree.licence.portals;

import fr.rentree.licence.formats.GarXmlWriter;
import fr.rentree.licence.portals.GarWriter.Concept;
import fr.rentree.licence.portals.GarWriter.Erreur;
import fr.rentree.licence.portals.GarWriter.ListeRessources;
import fr.rentree.licence.portals.GarWriter.Ressource;
import java.util.List;

/// The XML form of `listeRessources`: no namespace, and what is a list in JSON is an element
/// repeated.
final class RessourcesXmlWriter {

    private static final String NO_NAMESPACE = "";

    private RessourcesXmlWriter() {}

    static byte[] write(ListeRessources list) {
        return GarXmlWriter.bytes(
                NO_NAMESPACE,
                "listeRessources",
                xml -> list.listeRessources().ressource().forEach(one -> write(xml, one)));
    }

    static byte[] write(Erreur erreur) {
        return GarXmlWriter.bytes(
                NO_NAMESPACE,
                "Erreur",
                xml ->
                        xml.text("Code", erreur.code())
                                .text("Message", erreur.message())
                                .text("Resource", erreur.resource()));
    }

    private static void write(GarXmlWriter xml, Ressource ressource) {
        xml.open("ressource")
                .text("idRessource", ressource.idRessource())
                .text("idType", ressource.idType())
                .text("nomRessource", ressource.nomRessource())
                .text("idEditeur", ressource.idEditeur())
                .text("nomEditeur", ressource.nomEditeur())
                .text("urlVignette", ressource.urlVignette())
                .open("typePresentation")
                .text("code", ressource.typePresentation().code())
                .text("nom", ressource.typePresentation().nom())
                .close();
        concepts(xml, "typePedagogique", ressource.typePedagogique());
        concepts(xml, "typologieDocument", ressource.typologieDocument());
        concepts(xml, "niveauEducatif", ressource.niveauEducatif());
        concepts(xml, "domaineEnseignement", ressource.domaineEnseignement());
        xml.text("urlAccesRessource", ressource.urlAccesRessource())
                .text("nomSourceEtiquetteGar", ressource.nomSourceEtiquetteGar())
                .text("distributeurTech", ressource.distributeurTech())
                .text("validateurTech", ressource.validateurTech())
                .text("description", ressource.description())
                .close();
    }

    private static void concepts(GarXmlWriter xml, String name, List<Concept> concepts) {
        for (var concept : concepts) {
            xml.open(name).text("uri", concept.uri()).text("nom", concept.nom()).close();
        }
    }
}
