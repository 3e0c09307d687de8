package fr.rentree.licence.formats;

import com.ctc.wstx.api.InvalidCharHandler;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes XML as clients of the GAR read it: they look for bare names, so the root's namespace is
/// the default one, without a prefix. A character that XML cannot hold is replaced: one odd title
/// must not hide the others.
public final class GarXmlWriter {

    private static final WstxOutputFactory FACTORY = factory();

    private final XMLStreamWriter xml;
    private final String namespace;

    /// @param namespace empty for none
    public GarXmlWriter(OutputStream out, String namespace, String root) {
        this.namespace = namespace;
        try {
            xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
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

    /// A whole document.
    ///
    /// @param content writes what stands under the root
    public static byte[] bytes(String namespace, String root, Consumer<GarXmlWriter> content) {
        var bytes = new ByteArrayOutputStream();
        var xml = new GarXmlWriter(bytes, namespace, root);
        content.accept(xml);
        xml.end();
        return bytes.toByteArray();
    }

    private static WstxOutputFactory factory() {
        var factory = new WstxOutputFactory();
        factory.setProperty(
                WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER,
                new InvalidCharHandler.ReplacingHandler('\uFFFD'));
        factory.setProperty(WstxOutputProperties.P_USE_DOUBLE_QUOTES_IN_XML_DECL, true);
        return factory;
    }

    public GarXmlWriter open(String name) {
        return open(name, Map.of());
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

    /// Closes what is open; all of it has been written.
    public void end() {
        try {
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
