package fr.rentree.e2e.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// One page of XML being written, counted in elements as the exporters of portals count.
final class GarXml {
    private static final String PREFIX = "men:";
    private final ByteArrayOutputStream page = new ByteArrayOutputStream();
    private int elements;

    int elements() {
        return elements;
    }

    void begin(String root, boolean withDoctype) {
        page.reset();
        elements = 0;
        append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if (withDoctype) {
            append("<!DOCTYPE men:" + root + " [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>\n");
        }
        append("<!-- Generated: nobody in this file exists. -->\n");
        append(
                "<men:"
                        + root
                        + " xmlns:men=\"http://data.education.fr/ns/gar\" Version=\"1.0\">\n");
    }

    byte[] end(String root) {
        append("</men:" + root + ">\n");
        return page.toByteArray();
    }

    GarXml open(String name) {
        elements++;
        append("<" + PREFIX + name + ">");
        return this;
    }

    GarXml close(String name) {
        append("</" + PREFIX + name + ">\n");
        return this;
    }

    GarXml leaf(String name, String value) {
        open(name);
        append(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        return close(name);
    }

    /// Text that no reader can take: a page cut in the middle of an element.
    void breakOff() {
        append("<men:GARPerson");
    }

    private void append(String text) {
        page.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
