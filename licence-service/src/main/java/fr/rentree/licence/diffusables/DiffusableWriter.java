package fr.rentree.licence.diffusables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.rentree.licence.formats.GarXmlWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    final class InXml implements DiffusableWriter {

        private final GarXmlWriter xml;

        private InXml(OutputStream out, Instant generatedAt) {
            xml = new GarXmlWriter(out, NAMESPACE, "listeRessourcesDiffusables");
            xml.text("dateGeneration", generatedAt.truncatedTo(ChronoUnit.SECONDS).toString());
        }

        @Override
        public void write(Diffusable resource) {
            xml.open("ressourceDiffusable")
                    .text("idRessource", resource.id())
                    .text("nomRessource", resource.title())
                    .text("idEditeur", resource.publisher().id())
                    .text("nomEditeur", resource.publisher().name());
            for (var distributor : resource.distributors()) {
                xml.open("distributeursCom")
                        .text("distributeurCom", distributor.id())
                        .text("nomDistributeurCom", distributor.name())
                        .close();
            }
            xml.text("distributeurTech", resource.technical().id())
                    .text("nomDistributeurTech", resource.technical().name())
                    .text("affichable", String.valueOf(resource.shown()))
                    .text("diffusable", String.valueOf(resource.subscribable()))
                    .text("mereFamille", resource.isFamily() ? "true" : null)
                    .text("membreFamille", resource.family())
                    .close();
        }

        @Override
        public void close() {
            xml.end();
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
