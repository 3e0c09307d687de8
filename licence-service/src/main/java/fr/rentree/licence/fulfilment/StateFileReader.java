package fr.rentree.licence.fulfilment;

import fr.rentree.licence.quotations.BadLine;
import fr.rentree.platform.school.Uai;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a bookseller's state file: 23 columns separated by `|`, lines ended by CR (LF and CRLF are
/// taken too), UTF-8. Of several lines about one order line the last stands.
final class StateFileReader {

    /// What a bookseller's file says of one line of an order.
    ///
    /// @param number its place in the file, from 1
    /// @param name the order line's own id, as it was ordered
    record StateLine(int number, Uai school, String name, BooksellerState state) {

        record Key(Uai school, String name) {}

        Key key() {
            return new Key(school, name);
        }
    }

    static final int COLUMNS = 23;

    private static final int SCHOOL = 11;
    private static final int STATE = 21;
    private static final int NAME = 22;

    private final int most;
    private final Map<StateLine.Key, StateLine> last = new LinkedHashMap<>();
    private final List<BadLine> bad = new ArrayList<>();
    private int read;

    StateFileReader(int most) {
        this.most = most;
    }

    StateFileReader read(InputStream file) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        try (var lines = new BufferedReader(new InputStreamReader(file, decoder))) {
            int number = 0;
            String line;
            while ((line = lines.readLine()) != null && read <= most) {
                number++;
                if (!line.isBlank()) {
                    read++;
                    read(number, number == 1 ? line.replace("\ufeff", "") : line);
                }
            }
        } catch (CharacterCodingException _) {
            bad.add(new BadLine(1, "file", "", "not-utf-8", "save the file as UTF-8"));
        }
        if (read > most) {
            bad.add(
                    new BadLine(
                            most + 1,
                            "file",
                            "",
                            "too-many-lines",
                            "send at most " + most + " lines at a time"));
        }
        return this;
    }

    /// How many lines were read, each of them counted.
    int lines() {
        return read;
    }

    List<BadLine> bad() {
        return bad;
    }

    /// The last word about each order line.
    Collection<StateLine> last() {
        return last.values();
    }

    private void read(int number, String line) {
        var columns = line.split("\\|", -1);
        if (columns.length != COLUMNS) {
            bad(
                    number,
                    "line",
                    columns.length + " columns",
                    "columns",
                    "give 23 columns, | between");
            return;
        }
        var school = Uai.tryParse(columns[SCHOOL]);
        var state = BooksellerState.of(columns[STATE].strip());
        String name = columns[NAME].strip();
        if (school.isEmpty()) {
            bad(number, "uai", columns[SCHOOL], "uai-malformed", "seven digits and their letter");
        }
        if (state.isEmpty()) {
            bad(number, "état", columns[STATE], "unknown-state", "use a number of the state table");
        }
        if (name.isEmpty()) {
            bad(number, "id commande", "", "name-missing", "give the id of the order line");
        }
        if (school.isPresent() && state.isPresent() && !name.isEmpty()) {
            var read = new StateLine(number, school.get(), name, state.get());
            last.put(read.key(), read);
        }
    }

    private void bad(int number, String column, String value, String rule, String remedy) {
        bad.add(new BadLine(number, column, value, rule, remedy));
    }
}
