package fr.rentree.licence.formats;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads what stands under the root of an XML file one by one: only one is held.
///
/// A file with a DTD or entities of its own is refused: ours need none, and attacks do.
public final class XmlRecordReader {

    private static final int DEEPEST = 24;
    private static final int LONGEST_TEXT = 200_000;
    private static final int MOST_CHILDREN = 5_000;
    private static final int MOST_ATTRIBUTES = 32;

    private final BiPredicate<String, String> isRoot;
    private final String wantedRoot;
    private final UnaryOperator<String> names;
    private final WstxInputFactory xml;

    /// @param wantedRoot what the root has to be, in words
    /// @param isRoot whether a namespace (or none) and a name are it
    /// @param names what an element's name means: some formats have two names for each
    public XmlRecordReader(
            String wantedRoot, BiPredicate<String, String> isRoot, UnaryOperator<String> names) {
        this.wantedRoot = wantedRoot;
        this.isRoot = isRoot;
        this.names = names;
        xml = new WstxInputFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, true);
        xml.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        xml.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, LONGEST_TEXT);
        xml.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
    }

    public void read(InputStream file, Consumer<XmlElement> records) {
        try {
            var reader = xml.createXMLStreamReader(file);
            try {
                readRoot(reader);
                while (next(reader) != XMLStreamConstants.END_ELEMENT) {
                    if (reader.isStartElement()) {
                        records.accept(element(reader));
                    }
                }
                while (reader.hasNext()) {
                    next(reader);
                }
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw RefusedFileException.unreadable(line, firstLine(e));
        }
    }

    private void readRoot(XMLStreamReader reader) throws XMLStreamException {
        while (next(reader) != XMLStreamConstants.START_ELEMENT) {
            // comments and spaces before the root say nothing
        }
        String namespace = reader.getNamespaceURI();
        if (!isRoot.test(namespace == null ? "" : namespace, reader.getLocalName())) {
            throw new RefusedFileException(
                    "file-of-another-kind",
                    "The root is %s in the namespace \"%s\", not %s: say the right format, or send the right file."
                            .formatted(
                                    reader.getLocalName(),
                                    namespace == null ? "" : namespace,
                                    wantedRoot));
        }
    }

    /// The parser bounds the depth.
    private XmlElement element(XMLStreamReader reader) throws XMLStreamException {
        String name = names.apply(reader.getLocalName());
        int line = reader.getLocation().getLineNumber();
        var text = new StringBuilder();
        List<XmlElement> children = new ArrayList<>(4);
        int event = next(reader);
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(reader));
                if (children.size() > MOST_CHILDREN) {
                    throw RefusedFileException.unreadable(
                            line, name + " has more than " + MOST_CHILDREN + " children");
                }
            } else if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
                append(reader, text);
            }
            event = next(reader);
        }
        return new XmlElement(name, line, text.toString(), children);
    }

    private static void append(XMLStreamReader reader, StringBuilder text) {
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        if (text.length() > LONGEST_TEXT) {
            throw RefusedFileException.unreadable(
                    reader.getLocation().getLineNumber(),
                    "a value has more than " + LONGEST_TEXT + " characters");
        }
    }

    private static int next(XMLStreamReader reader) throws XMLStreamException {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new RefusedFileException(
                    "file-with-dtd",
                    "Line %d: no DTD and no entities are needed here; remove them."
                            .formatted(reader.getLocation().getLineNumber()));
        }
        return event;
    }

    private static String firstLine(XMLStreamException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("not well-formed");
    }
}
