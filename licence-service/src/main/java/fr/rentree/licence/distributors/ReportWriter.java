package fr.rentree.licence.distributors;

import fr.rentree.licence.distributors.ReportRepository.Line;
import fr.rentree.licence.documentforms.DocumentDates;
import fr.rentree.licence.formats.GarXmlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a report as the GAR does: a zip with one XML, resource by resource. It counts people and
/// names none.
final class ReportWriter {

    private ReportWriter() {}

    static byte[] zip(String name, List<Line> lines) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name + ".xml"));
            zip.write(GarXmlWriter.bytes("", "GAR-Affectations", xml -> write(xml, lines)));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The lines are in the order of what they stand under.
    private static void write(GarXmlWriter xml, List<Line> lines) {
        var open = new OpenElements(xml);
        for (Line line : lines) {
            open.level(
                    0,
                    "GARRessource",
                    attributes("idRessource", line.resource(), "titreRessource", line.title()));
            open.level(
                    1,
                    "GARAbonnement",
                    attributes(
                            "idAbonnement",
                            line.document(),
                            "finValidite",
                            DocumentDates.write(line.endsAt())));
            open.level(2, "GAREtablissement", attributes("UAI", line.school()));
            xml.open(
                            "Affectation",
                            attributes(
                                    "publicCible",
                                    line.target(),
                                    "date",
                                    line.day().toString(),
                                    "nombre",
                                    Integer.toString(line.number())))
                    .close();
        }
        open.closeFrom(0);
    }

    /// The elements that are open above a line, the outermost first.
    private static final class OpenElements {

        private final GarXmlWriter xml;
        private final List<Map<String, String>> open = new ArrayList<>();

        OpenElements(GarXmlWriter xml) {
            this.xml = xml;
        }

        void level(int level, String name, Map<String, String> attributes) {
            if (open.size() > level && open.get(level).equals(attributes)) {
                return;
            }
            closeFrom(level);
            xml.open(name, attributes);
            open.add(attributes);
        }

        void closeFrom(int level) {
            while (open.size() > level) {
                xml.close();
                open.removeLast();
            }
        }
    }

    private static Map<String, String> attributes(String... namesAndValues) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }
}
