package fr.rentree.distribution.deliveries;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import fr.rentree.distribution.tablets.SerialNumber;
import fr.rentree.platform.school.Uai;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads a supplier's file: `serial;model;uai`, UTF-8, with or without a byte order mark.
///
/// Every bad line is told, not only the first: a supplier mends a file once.
final class DeliveryFileReader {

    static final List<String> HEADER = List.of("serial", "model", "uai");

    private static final int LONGEST_MODEL = 80;

    private final int maxLines;
    private final List<DeliveryLine> lines = new ArrayList<>();
    private final List<BadLine> badLines = new ArrayList<>();
    private final Map<SerialNumber, Integer> firstSeen = new HashMap<>();

    DeliveryFileReader(int maxLines) {
        this.maxLines = maxLines;
    }

    DeliveryFile read(byte[] content) {
        if (!isUtf8(content)) {
            return refused(1, "file", "", "not UTF-8: save the file as CSV UTF-8");
        }
        var format = CsvReader.builder().fieldSeparator(';').detectBomHeader(true);
        try (var csv =
                format.skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(new ByteArrayInputStream(content))) {
            boolean header = true;
            for (CsvRecord line : csv) {
                if (header && !isHeader(line)) {
                    String first = String.join(";", line.getFields());
                    return refused(1, "file", first, "the first line must be serial;model;uai");
                }
                if (!header) {
                    read(line);
                }
                if (lines.size() + badLines.size() > maxLines) {
                    return refused(
                            (int) line.getStartingLineNumber(),
                            "file",
                            "",
                            "more than " + maxLines + " lines: send several files");
                }
                header = false;
            }
        } catch (CsvParseException e) {
            return refused(1, "file", "", "not CSV: a value is out of all proportion");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.isEmpty() && badLines.isEmpty()
                ? refused(1, "file", "", "no line announces a tablet")
                : new DeliveryFile(lines, badLines);
    }

    private void read(CsvRecord line) {
        int number = (int) line.getStartingLineNumber();
        if (line.getFieldCount() != HEADER.size()) {
            String all = String.join(";", line.getFields());
            badLines.add(
                    new BadLine(
                            number,
                            "line",
                            all,
                            "%d values instead of 3".formatted(line.getFieldCount())));
            return;
        }
        Optional<SerialNumber> serial = serialNumber(number, line.getField(0));
        Optional<String> model = model(number, line.getField(1));
        Optional<Uai> school = school(number, line.getField(2));
        if (serial.isPresent() && model.isPresent() && school.isPresent()) {
            lines.add(new DeliveryLine(number, serial.get(), model.get(), school.get()));
        }
    }

    private Optional<SerialNumber> serialNumber(int number, String value) {
        Optional<SerialNumber> serial = SerialNumber.tryParse(value);
        if (serial.isEmpty()) {
            badLines.add(
                    new BadLine(
                            number,
                            "serial",
                            value,
                            "not a serial number: 4 to 40 letters, digits or hyphens"));
            return serial;
        }
        Integer first = firstSeen.putIfAbsent(serial.get(), number);
        if (first != null) {
            badLines.add(new BadLine(number, "serial", value, "stands already on line " + first));
            return Optional.empty();
        }
        return serial;
    }

    private Optional<String> model(int number, String value) {
        String model = value.strip();
        if (model.isEmpty() || model.length() > LONGEST_MODEL) {
            badLines.add(new BadLine(number, "model", value, "a model has 1 to 80 characters"));
            return Optional.empty();
        }
        return Optional.of(model);
    }

    private Optional<Uai> school(int number, String value) {
        Optional<Uai> school = Uai.tryParse(value);
        if (school.isEmpty()) {
            badLines.add(
                    new BadLine(
                            number,
                            "uai",
                            value,
                            "not a UAI: seven digits and their check letter"));
        }
        return school;
    }

    private static boolean isHeader(CsvRecord line) {
        return line.getFields().stream()
                .map(f -> f.strip().toLowerCase(Locale.ROOT))
                .toList()
                .equals(HEADER);
    }

    private static boolean isUtf8(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static DeliveryFile refused(int line, String column, String value, String reason) {
        return new DeliveryFile(List.of(), List.of(new BadLine(line, column, value, reason)));
    }
}
