package fr.rentree.licence.statistics;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes usages as school staff open them: CSV with `;`, UTF-8 with a byte order mark, French
/// headers. A number that is not shown is written as `n.c.` (non communiqué).
final class UsageWriter implements AutoCloseable {

    private static final String MARK = "\ufeff";
    private static final String NOT_SHOWN = "n.c.";
    private static final List<String> FIGURES =
            List.of(
                    "licences achetées",
                    "illimité",
                    "jamais affectées",
                    "affectées",
                    "personnes l'ayant ouvert",
                    "affectées jamais ouvertes",
                    "ouvertures",
                    "dernière ouverture");

    private final CsvWriter csv;

    UsageWriter(OutputStream out, String... first) throws IOException {
        out.write(MARK.getBytes(StandardCharsets.UTF_8));
        csv =
                CsvWriter.builder()
                        .fieldSeparator(';')
                        .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(Stream.concat(Stream.of(first), FIGURES.stream()).toList());
    }

    void write(ResourceUsage line) {
        write(line.usage(), line.resource(), line.title(), line.publisher());
    }

    void write(SchoolUsage line) {
        write(line.usage(), line.school(), line.name());
    }

    private void write(UsageFigures usage, String... first) {
        var values = new ArrayList<String>();
        for (String text : first) {
            values.add(harmless(text));
        }
        values.add(String.valueOf(usage.bought()));
        values.add(usage.unlimited() ? "oui" : "non");
        Arrays.asList(usage.neverAssigned(), usage.assigned(), usage.opened(), usage.neverOpened())
                .stream()
                .map(UsageWriter::shown)
                .forEach(values::add);
        values.add(shown(usage.openings()));
        values.add(usage.lastOpened() == null && !usage.hidden() ? "" : shown(usage.lastOpened()));
        csv.writeRecord(values);
    }

    /// A title is no formula, whatever it begins with (OWASP, CSV injection).
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String shown(@Nullable Object value) {
        return value == null ? NOT_SHOWN : value.toString();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
