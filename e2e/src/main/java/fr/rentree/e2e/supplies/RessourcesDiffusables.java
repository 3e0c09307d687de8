package fr.rentree.e2e.supplies;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// The catalogue as the GAR publishes it: what may be subscribed to, and on which shelf it stands.
public final class RessourcesDiffusables {
    private static final String NAMESPACE = "http://gar.education.fr/schemas/init/0/1/";
    private static final String GENERATED_AT = "2026-06-01T03:15:29Z";

    private RessourcesDiffusables() {}

    public static byte[] of(List<Catalogue.Entry> entries) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("listeRessourcesDiffusables");
            xml.writeDefaultNamespace(NAMESPACE);
            write(xml, "dateGeneration", GENERATED_AT);
            for (var entry : entries) {
                write(xml, entry);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter xml, Catalogue.Entry entry)
            throws XMLStreamException {
        var isFamily = entry.kind().equals("FAMILY");
        xml.writeStartElement("ressourceDiffusable");
        write(xml, "idRessource", entry.id());
        write(xml, "nomRessource", entry.title());
        write(xml, "idEditeur", entry.publisherId());
        write(xml, "nomEditeur", entry.publisherName());
        xml.writeStartElement("distributeursCom");
        write(xml, "distributeurCom", Catalogue.DISTRIBUTOR);
        xml.writeEndElement();
        write(xml, "distributeurTech", entry.publisherId());
        write(xml, "affichable", String.valueOf(!isFamily));
        write(xml, "diffusable", "true");
        write(xml, "mereFamille", isFamily ? "true" : null);
        write(xml, "membreFamille", entry.family());
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, String name, @Nullable String text)
            throws XMLStreamException {
        if (text != null) {
            xml.writeStartElement(name);
            xml.writeCharacters(text);
            xml.writeEndElement();
        }
    }
}
