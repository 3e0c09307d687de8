package fr.rentree.licence.orderfiles;

import static fr.rentree.licence.orderfiles.OrderFileColumn.DIGITAL;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import fr.rentree.licence.quotations.BadLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads an order file line by line: `;`, UTF-8 with or without a byte order mark, columns found by
/// their names. Lines about printed books are counted and left to those who ship them.
final class OrderFileReader {

    private static final char MARK = '\ufeff';
    private static final Set<String> YES = Set.of("oui", "o", "yes", "true", "vrai", "1");
    private static final Set<String> NO = Set.of("non", "n", "no", "false", "faux", "0");

    private final int most;
    private final Map<OrderFileColumn, Integer> places = new EnumMap<>(OrderFileColumn.class);
    private final List<OrderFileLine> lines = new ArrayList<>();
    private final List<BadLine> bad = new ArrayList<>();
    private int read;
    private int printed;

    OrderFileReader(int most) {
        this.most = most;
    }

    OrderFileReader read(InputStream file) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var text = new BufferedReader(new InputStreamReader(file, decoder));
        try {
            text.mark(1);
            if (text.read() != MARK) {
                text.reset();
            }
            readLines(text);
        } catch (CharacterCodingException _) {
            badFile(read + 1, "not-utf-8", "save the file as CSV UTF-8");
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e;
            }
            badFile(read + 1, "not-utf-8", "save the file as CSV UTF-8");
        } catch (CsvParseException _) {
            badFile(read + 1, "not-csv", "a value is out of all proportion: close its quotes");
        }
        if (lines.isEmpty() && bad.isEmpty() && printed == 0) {
            badFile(1, "no-lines", "the file orders nothing: give at least one line");
        }
        return this;
    }

    List<OrderFileLine> lines() {
        return lines;
    }

    List<BadLine> bad() {
        return bad;
    }

    /// Lines about printed books.
    int printed() {
        return printed;
    }

    private void readLines(BufferedReader text) throws IOException {
        var format =
                CsvReader.builder()
                        .fieldSeparator(';')
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        try (var csv = format.ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                if (places.isEmpty()) {
                    if (!readHeader(line)) {
                        return;
                    }
                } else if (++read > most) {
                    badFile(read + 1, "too-many-lines", "send at most " + most + " lines a file");
                    return;
                } else {
                    readLine(line);
                }
            }
        }
    }

    private boolean readHeader(CsvRecord header) {
        for (OrderFileColumn column : OrderFileColumn.values()) {
            for (int i = 0; i < header.getFieldCount(); i++) {
                if (column.isNamed(header.getField(i))) {
                    places.putIfAbsent(column, i);
                }
            }
            if (!places.containsKey(column)) {
                bad.add(
                        new BadLine(
                                1,
                                column.header(),
                                "",
                                "column-missing",
                                "name this column in the first line"));
            }
        }
        return bad.isEmpty();
    }

    private void readLine(CsvRecord line) {
        int number = (int) line.getStartingLineNumber();
        String digital = value(line, DIGITAL).toLowerCase(Locale.ROOT);
        if (NO.contains(digital)) {
            printed++;
            return;
        }
        if (!YES.contains(digital)) {
            bad.add(
                    new BadLine(
                            number,
                            DIGITAL.header(),
                            digital,
                            "value-malformed",
                            "give Oui for a licence, Non for a printed book"));
        }
        var reader = new LineReader(number, column -> value(line, column));
        reader.read().ifPresent(lines::add);
        bad.addAll(reader.bad());
        bad.addAll(pupils(line, number));
    }

    /// The numbers of pupils after the last named column: whole numbers, or nothing.
    private List<BadLine> pupils(CsvRecord line, int number) {
        int last = places.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        var wrong = new ArrayList<BadLine>();
        for (int i = last + 1; i < line.getFieldCount(); i++) {
            String value = line.getField(i).strip();
            if (!value.matches("\\d{0,6}")) {
                wrong.add(
                        new BadLine(
                                number,
                                "column " + (i + 1),
                                value,
                                "value-malformed",
                                "give a number of pupils, or nothing"));
            }
        }
        return wrong;
    }

    private String value(CsvRecord line, OrderFileColumn column) {
        int place = places.getOrDefault(column, Integer.MAX_VALUE);
        return place < line.getFieldCount() ? line.getField(place).strip() : "";
    }

    private void badFile(int line, String rule, String remedy) {
        bad.add(new BadLine(line, "file", "", rule, remedy));
    }
}
