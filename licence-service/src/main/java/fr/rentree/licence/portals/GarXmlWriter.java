package fr.rentree.licence.portals;

import com.ctc.wstx.api.InvalidCharHandler;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import fr.rentree.licence.portals.GarWriter.Concept;
import fr.rentree.licence.portals.GarWriter.Erreur;
import fr.rentree.licence.portals.GarWriter.ListeRessources;
import fr.rentree.licence.portals.GarWriter.Ressource;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// The XML form: clients look for bare names, so there is no namespace, and what is a list in JSON
/// is an element repeated.
final class GarXmlWriter {

    private static final WstxOutputFactory FACTORY = factory();

    private final XMLStreamWriter xml;

    private GarXmlWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// What is written between the beginning and the end of a document.
    private interface Content {
        void write(GarXmlWriter writer) throws XMLStreamException;
    }

    static byte[] write(ListeRessources list) {
        return document(writer -> {
            writer.xml.writeStartElement("listeRessources");
            for (var ressource : list.listeRessources().ressource()) {
                writer.ressource(ressource);
            }
            writer.xml.writeEndElement();
        });
    }

    static byte[] write(Erreur erreur) {
        return document(writer -> {
            writer.xml.writeStartElement("Erreur");
            writer.text("Code", erreur.code());
            writer.text("Message", erreur.message());
            writer.text("Resource", erreur.resource());
            writer.xml.writeEndElement();
        });
    }

    private static byte[] document(Content content) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            content.write(new GarXmlWriter(xml));
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void ressource(Ressource ressource) throws XMLStreamException {
        xml.writeStartElement("ressource");
        text("idRessource", ressource.idRessource());
        text("idType", ressource.idType());
        text("nomRessource", ressource.nomRessource());
        text("idEditeur", ressource.idEditeur());
        text("nomEditeur", ressource.nomEditeur());
        text("urlVignette", ressource.urlVignette());
        xml.writeStartElement("typePresentation");
        text("code", ressource.typePresentation().code());
        text("nom", ressource.typePresentation().nom());
        xml.writeEndElement();
        concepts("typePedagogique", ressource.typePedagogique());
        concepts("typologieDocument", ressource.typologieDocument());
        concepts("niveauEducatif", ressource.niveauEducatif());
        concepts("domaineEnseignement", ressource.domaineEnseignement());
        text("urlAccesRessource", ressource.urlAccesRessource());
        text("nomSourceEtiquetteGar", ressource.nomSourceEtiquetteGar());
        text("distributeurTech", ressource.distributeurTech());
        text("validateurTech", ressource.validateurTech());
        text("description", ressource.description());
        xml.writeEndElement();
    }

    private void concepts(String name, List<Concept> concepts) throws XMLStreamException {
        for (var concept : concepts) {
            xml.writeStartElement(name);
            text("uri", concept.uri());
            text("nom", concept.nom());
            xml.writeEndElement();
        }
    }

    private void text(String name, @Nullable String value) throws XMLStreamException {
        if (value != null) {
            xml.writeStartElement(name);
            xml.writeCharacters(value);
            xml.writeEndElement();
        }
    }

    /// A character that XML cannot hold is replaced: one odd title must not hide the whole list.
    private static WstxOutputFactory factory() {
        var factory = new WstxOutputFactory();
        factory.setProperty(
                WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER,
                new InvalidCharHandler.ReplacingHandler('\uFFFD'));
        factory.setProperty(WstxOutputProperties.P_USE_DOUBLE_QUOTES_IN_XML_DECL, true);
        return factory;
    }
}
