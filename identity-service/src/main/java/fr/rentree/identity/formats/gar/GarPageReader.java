package fr.rentree.identity.formats.gar;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import fr.rentree.identity.formats.ReadLimits;
import fr.rentree.identity.formats.ReadRecord;
import fr.rentree.identity.formats.RefusedDeliveryException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads one page record by record; a page that is not sound refuses the whole delivery.
public final class GarPageReader {

    private static final String NAMESPACE = "http://data.education.fr/ns/gar";

    private final ReadLimits limits;
    private final WstxInputFactory xml;

    public GarPageReader(ReadLimits limits) {
        this.limits = limits;
        this.xml = new WstxInputFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, true);
        xml.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth());
        xml.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, limits.text());
        xml.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 16);
        xml.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.text());
    }

    public void read(PageName page, InputStream content, Consumer<ReadRecord> records) {
        try {
            XMLStreamReader reader = xml.createXMLStreamReader(content);
            try {
                readRoot(page, reader);
                readRecords(page, reader, records);
                readEnd(page, reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw unreadable(page, line, firstLine(e));
        }
    }

    private void readRoot(PageName page, XMLStreamReader reader) throws XMLStreamException {
        while (next(page, reader) != XMLStreamConstants.START_ELEMENT) {
            // comments and spaces before the root say nothing
        }
        if (!NAMESPACE.equals(reader.getNamespaceURI())
                || !page.kind().rootElement().equals(reader.getLocalName())) {
            throw unreadable(
                    page,
                    line(reader),
                    "the root must be %s in the namespace %s"
                            .formatted(page.kind().rootElement(), NAMESPACE));
        }
        if (reader.getAttributeValue(null, "Version") == null) {
            throw unreadable(page, line(reader), "the root has no Version");
        }
    }

    private void readRecords(PageName page, XMLStreamReader reader, Consumer<ReadRecord> records)
            throws XMLStreamException {
        int position = 0;
        int event = next(page, reader);
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                int place = page.kind().position(reader.getLocalName());
                if (place < position) {
                    throw unreadable(
                            page,
                            line(reader),
                            place < 0
                                    ? reader.getLocalName() + " has no place in this page"
                                    : reader.getLocalName() + " stands after a later list");
                }
                position = place;
                records.accept(GarMapping.read(page.kind().list(place), element(page, reader)));
            } else if (event == XMLStreamConstants.CHARACTERS && !reader.isWhiteSpace()) {
                throw unreadable(page, line(reader), "text stands between the records");
            }
            event = next(page, reader);
        }
    }

    private void readEnd(PageName page, XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            next(page, reader);
        }
    }

    /// Reads the element that begins here, with all that is in it; the parser bounds its depth.
    private GarElement element(PageName page, XMLStreamReader reader) throws XMLStreamException {
        String name = name(reader);
        int line = line(reader);
        var text = new StringBuilder();
        List<GarElement> children = new ArrayList<>(4);
        int event = next(page, reader);
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(page, reader));
                if (children.size() > limits.children()) {
                    throw unreadable(
                            page, line, name + " has more than " + limits.children() + " children");
                }
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA) {
                append(page, reader, text);
            }
            event = next(page, reader);
        }
        return new GarElement(name, line, text.toString().strip(), children);
    }

    private void append(PageName page, XMLStreamReader reader, StringBuilder text) {
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        if (text.length() > limits.text()) {
            throw unreadable(
                    page, line(reader), "a value has more than " + limits.text() + " characters");
        }
    }

    /// An element of another namespace keeps it in its name, so that no grammar knows it.
    private static String name(XMLStreamReader reader) {
        return NAMESPACE.equals(reader.getNamespaceURI())
                ? reader.getLocalName()
                : "{" + reader.getNamespaceURI() + "}" + reader.getLocalName();
    }

    private static int next(PageName page, XMLStreamReader reader) throws XMLStreamException {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new RefusedDeliveryException(
                    "page-with-dtd",
                    "%s, line %d: a roster needs no DTD and no entities; remove them."
                            .formatted(page.file(), line(reader)));
        }
        return event;
    }

    private static int line(XMLStreamReader reader) {
        return reader.getLocation().getLineNumber();
    }

    private static String firstLine(XMLStreamException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("not well-formed");
    }

    private static RefusedDeliveryException unreadable(PageName page, int line, String words) {
        return new RefusedDeliveryException(
                "page-unreadable",
                "%s, line %d: %s. The whole delivery is refused: send it again corrected."
                        .formatted(page.file(), line, words));
    }
}
