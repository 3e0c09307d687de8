package fr.rentree.licence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table of docs/rights.md: who may call what.
final class RightsTable {

    private static final Path FILE = Path.of("../docs/rights.md");

    /// @param answers by role: `yes`, or the status that refuses
    record Row(String method, String path, Map<String, String> answers) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private RightsTable() {}

    static List<Row> rows() {
        var rows = new ArrayList<Row>();
        List<String> roles = List.of();
        for (String line : lines()) {
            var cells = cells(line);
            if (line.startsWith("| method ")) {
                roles = cells.subList(2, cells.size());
            } else if (line.matches("\\| [A-Z]+ .*")) {
                rows.add(row(cells, roles));
            }
        }
        return rows;
    }

    private static Row row(List<String> cells, List<String> roles) {
        var answers = new LinkedHashMap<String, String>();
        for (int i = 0; i < roles.size(); i++) {
            answers.put(roles.get(i), cells.get(i + 2));
        }
        return new Row(cells.get(0), cells.get(1).replace("`", ""), answers);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
