package fr.rentree.licence.formats;

import com.ctc.wstx.api.InvalidCharHandler;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes XML as distributors' clients read it: the root's namespace is the default one, without a
/// prefix. A character that XML cannot hold is replaced: one odd title must not hide the others.
public final class GarXmlWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;
    private final String namespace;

    /// @param namespace empty for none
    public GarXmlWriter(String namespace, String root) {
        this.namespace = namespace;
        try {
            var factory = new WstxOutputFactory();
            factory.setProperty(
                    WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER,
                    new InvalidCharHandler.ReplacingHandler('\uFFFD'));
            factory.setProperty(WstxOutputProperties.P_USE_DOUBLE_QUOTES_IN_XML_DECL, true);
            xml = factory.createXMLStreamWriter(bytes, "UTF-8");
            xml.setDefaultNamespace(namespace);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(namespace, root);
            if (!namespace.isEmpty()) {
                xml.writeDefaultNamespace(namespace);
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    public GarXmlWriter open(String name, Map<String, String> attributes) {
        try {
            xml.writeStartElement(namespace, name);
            for (var attribute : attributes.entrySet()) {
                xml.writeAttribute(attribute.getKey(), attribute.getValue());
            }
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    public GarXmlWriter close() {
        try {
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An element with its text; nothing where there is none.
    public GarXmlWriter text(String name, @Nullable String value) {
        try {
            if (value != null) {
                xml.writeStartElement(namespace, name);
                xml.writeCharacters(value);
                xml.writeEndElement();
            }
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] end() {
        try {
            xml.writeEndDocument();
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
