package fr.rentree.licence.diffusables;

import com.ctc.wstx.api.InvalidCharHandler;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes `listeRessourcesDiffusables` resource by resource, field by field in the GAR's order.
interface DiffusableWriter extends AutoCloseable {

    String NAMESPACE = "http://gar.education.fr/schemas/init/0/1/";

    void write(Diffusable resource);

    @Override
    void close();

    static DiffusableWriter xml(OutputStream out, Instant generatedAt) {
        return new InXml(out, generatedAt);
    }

    static DiffusableWriter json(OutputStream out, Instant generatedAt) {
        return new InJson(out, generatedAt);
    }

    /// The root's default namespace, no prefix: clients look for bare names. A character that XML
    /// cannot hold is replaced: one odd title must not hide the whole catalogue.
    final class InXml implements DiffusableWriter {

        private final XMLStreamWriter xml;

        private InXml(OutputStream out, Instant generatedAt) {
            try {
                var factory = new WstxOutputFactory();
                factory.setProperty(
                        WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER,
                        new InvalidCharHandler.ReplacingHandler('\uFFFD'));
                factory.setProperty(WstxOutputProperties.P_USE_DOUBLE_QUOTES_IN_XML_DECL, true);
                xml = factory.createXMLStreamWriter(out, "UTF-8");
                xml.setDefaultNamespace(NAMESPACE);
                xml.writeStartDocument("UTF-8", "1.0");
                xml.writeStartElement(NAMESPACE, "listeRessourcesDiffusables");
                xml.writeDefaultNamespace(NAMESPACE);
                text("dateGeneration", generatedAt.truncatedTo(ChronoUnit.SECONDS).toString());
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void write(Diffusable resource) {
            try {
                xml.writeStartElement(NAMESPACE, "ressourceDiffusable");
                text("idRessource", resource.id());
                text("nomRessource", resource.title());
                text("idEditeur", resource.publisher().id());
                text("nomEditeur", resource.publisher().name());
                for (var distributor : resource.distributors()) {
                    xml.writeStartElement(NAMESPACE, "distributeursCom");
                    text("distributeurCom", distributor.id());
                    text("nomDistributeurCom", distributor.name());
                    xml.writeEndElement();
                }
                text("distributeurTech", resource.technical().id());
                text("nomDistributeurTech", resource.technical().name());
                text("affichable", String.valueOf(resource.shown()));
                text("diffusable", String.valueOf(resource.subscribable()));
                text("mereFamille", resource.isFamily() ? "true" : null);
                text("membreFamille", resource.family());
                xml.writeEndElement();
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                xml.writeEndDocument();
                xml.close();
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
        }

        private void text(String name, @Nullable String value) throws XMLStreamException {
            if (value != null) {
                xml.writeStartElement(NAMESPACE, name);
                xml.writeCharacters(value);
                xml.writeEndElement();
            }
        }
    }

    final class InJson implements DiffusableWriter {

        private final JsonGenerator json;

        private InJson(OutputStream out, Instant generatedAt) {
            try {
                json = new JsonFactory().createGenerator(out);
                json.writeStartArray();
                json.writeStartObject();
                json.writeStringField(
                        "dateGeneration", generatedAt.truncatedTo(ChronoUnit.SECONDS).toString());
                json.writeArrayFieldStart("ressourceDiffusable");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void write(Diffusable resource) {
            try {
                json.writeStartObject();
                text("idRessource", resource.id());
                text("nomRessource", resource.title());
                text("idEditeur", resource.publisher().id());
                text("nomEditeur", resource.publisher().name());
                json.writeArrayFieldStart("distributeursCom");
                for (var distributor : resource.distributors()) {
                    json.writeStartObject();
                    text("distributeurCom", distributor.id());
                    text("nomDistributeurCom", distributor.name());
                    json.writeEndObject();
                }
                json.writeEndArray();
                text("distributeurTech", resource.technical().id());
                text("nomDistributeurTech", resource.technical().name());
                json.writeBooleanField("affichable", resource.shown());
                json.writeBooleanField("diffusable", resource.subscribable());
                if (resource.isFamily()) {
                    json.writeBooleanField("mereFamille", true);
                }
                text("membreFamille", resource.family());
                json.writeEndObject();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                json.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void text(String name, @Nullable String value) throws IOException {
            if (value != null) {
                json.writeStringField(name, value);
            }
        }
    }
}
