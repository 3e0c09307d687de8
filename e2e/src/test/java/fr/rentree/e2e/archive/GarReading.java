package fr.rentree.e2e.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// A whole archive read into memory, for tests on few schools only.
record GarReading(Map<String, Element> pages) {

    static GarReading of(Path archive) throws IOException {
        var pages = new LinkedHashMap<String, Element>();
        try (var tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                pages.put(entry.getName(), root(tar.readAllBytes()));
            }
        }
        return new GarReading(pages);
    }

    Stream<Element> records(String name) {
        return pages.values().stream()
                .flatMap(root -> children(root).stream())
                .filter(it -> it.getLocalName().equals(name));
    }

    static List<Element> children(Element parent) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    static List<String> texts(Element record, String leaf) {
        var all = new ArrayList<String>();
        var found = record.getElementsByTagNameNS("*", leaf);
        for (var i = 0; i < found.getLength(); i++) {
            all.add(found.item(i).getTextContent());
        }
        return all;
    }

    static String text(Element record, String leaf) {
        return texts(record, leaf).getFirst();
    }

    static boolean isLeaf(Node node) {
        return node instanceof Element element && children(element).isEmpty();
    }

    private static Element root(byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("a page that cannot be read", e);
        }
    }
}
