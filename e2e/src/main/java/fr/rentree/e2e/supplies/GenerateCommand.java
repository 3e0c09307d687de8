package fr.rentree.e2e.supplies;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.rentree.e2e.archive.Defect;
import fr.rentree.e2e.archive.GarArchiveWriter;
import fr.rentree.e2e.generator.Ent;
import fr.rentree.e2e.generator.Region;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;

/// `generate --schools 3 --seed 42 --out DIR`: everything that a year needs, as files.
public final class GenerateCommand {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String USAGE =
            """
            generate [--schools 3] [--seed 42] [--out DIR] [--first-school 1] [--year 2026] [--years 2]
                     [--defect NAME]   (for tests: one thing wrong in every archive)
            """;

    private final CommandLine options;
    private final Path out;
    private final Region region;
    private final int year;
    private final PrintStream screen;

    private GenerateCommand(CommandLine options, PrintStream screen) {
        this.options = options;
        this.screen = screen;
        out = Path.of(options.text("out", "generated"));
        region =
                new Region(
                        options.number("seed", 42),
                        options.number("first-school", 1),
                        options.number("schools", 3));
        year = options.number("year", 2026);
    }

    public static void main(String... args) throws IOException {
        try {
            new GenerateCommand(CommandLine.of(args), System.out).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
            System.exit(2);
        }
    }

    private void run() throws IOException {
        var start = System.nanoTime();
        Files.createDirectories(out);
        JSON.writeValue(out.resolve("catalogue.json").toFile(), Catalogue.entries());
        for (var next = year; next < year + options.number("years", 2); next++) {
            archives(next);
        }
        var people = orders();
        var seconds = (System.nanoTime() - start) / 1e9;
        screen.printf(
                Locale.ROOT,
                "%d schools, %d people in %d, in %.1f s, under %s. Everybody in them is generated: no name is anybody's.%n",
                region.schools(),
                people,
                year,
                seconds,
                out);
    }

    private void archives(int firstYear) throws IOException {
        var folder = out.resolve(firstYear + "-" + (firstYear + 1));
        var exportedAt = LocalDateTime.of(firstYear, 9, 1, 21, 0);
        var defect = options.text("defect", "");
        for (var ent : region.ents()) {
            var writer = GarArchiveWriter.of(ent, firstYear, exportedAt);
            writer = defect.isEmpty() ? writer : writer.with(Defect.valueOf(defect));
            screen.println(writer.writeTo(folder).archive());
        }
    }

    private long orders() throws IOException {
        var people = 0L;
        try (var orders = JSON.writer().writeValuesAsArray(out.resolve("orders.json").toFile());
                var tablets = writer("delivery.csv")) {
            tablets.print(TabletDelivery.HEADER + "\n");
            for (var ent : region.ents()) {
                people += orders(ent, orders, tablets);
            }
        }
        return people;
    }

    private long orders(
            Ent ent, com.fasterxml.jackson.databind.SequenceWriter orders, PrintWriter tablets)
            throws IOException {
        var people = 0L;
        for (var schools = ent.schoolsIn(year).iterator(); schools.hasNext(); ) {
            var school = schools.next();
            orders.write(SchoolOrder.of(school, year));
            TabletDelivery.write(school, tablets);
            people += school.people();
        }
        return people;
    }

    private PrintWriter writer(String name) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(out.resolve(name), StandardCharsets.UTF_8));
    }

    /// Options as `--name value`; a word before them, `generate`, is let through.
    private record CommandLine(Map<String, String> values) {

        static CommandLine of(String... args) {
            var values = new java.util.HashMap<String, String>();
            for (var i = 0; i < args.length; i++) {
                if (i == 0 && args[i].equals("generate")) {
                    continue;
                }
                if (!args[i].startsWith("--") || i + 1 == args.length) {
                    throw new IllegalArgumentException("I do not understand " + args[i]);
                }
                values.put(args[i].substring(2), args[++i]);
            }
            return new CommandLine(values);
        }

        String text(String name, String otherwise) {
            return values.getOrDefault(name, otherwise);
        }

        int number(String name, int otherwise) {
            return Integer.parseInt(text(name, String.valueOf(otherwise)));
        }
    }
}
