package fr.rentree.bench.sync;

import fr.rentree.bench.report.Page;
import fr.rentree.bench.stack.ServiceStack;
import fr.rentree.bench.stores.SyncStore;
import fr.rentree.bench.workload.Note;
import fr.rentree.bench.workload.Person;
import fr.rentree.bench.workload.Population;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// What a pushed note takes on disk, with all that is remembered about it: every table and index.
final class DiskPerNote {

    private static final double TARGET_BYTES = 1_500;
    private static final int BATCH = 100;

    private final ServiceStack stack;
    private final SyncStore store;
    private final Population population;
    private final Page page;

    DiskPerNote(ServiceStack stack, SyncStore store, Population population, Page page) {
        this.stack = stack;
        this.store = store;
        this.population = population;
        this.page = page;
    }

    void run(Choices choices) throws Exception {
        int owners = choices.quick() ? 40 : 400;
        var people = population.newcomers(owners);
        population.settle();
        var before = sizes();
        var random = new SplittableRandom(7);
        long sent = 0;
        try (var client = store.open()) {
            for (Person person : people) {
                var notes = Note.fresh(BATCH, random);
                for (Note note : notes) {
                    sent += note.doc().getBytes(StandardCharsets.UTF_8).length;
                }
                client.push(person, notes);
            }
        }
        population.settle();
        print(owners * BATCH, sent, before, sizes());
    }

    private void print(int notes, long sent, Map<String, Long> before, Map<String, Long> after) {
        page.title("Disk: %,d notes pushed in batches of %d".formatted(notes, BATCH));
        double all = 0;
        var tables = new ArrayList<String>();
        for (var table : after.entrySet()) {
            long grown = table.getValue() - before.getOrDefault(table.getKey(), 0L);
            all += grown;
            if (Math.abs(grown) >= notes) {
                tables.add(
                        String.format(
                                Locale.ROOT, "%s %.0f", table.getKey(), grown / (double) notes));
            }
        }
        page.line(
                "%.0f bytes a note of %.0f bytes; target at most 1.5 KB: %s",
                all / notes, sent / (double) notes, Page.verdict(all / notes <= TARGET_BYTES));
        page.line("  of that: %s", String.join(", ", tables));
    }

    private Map<String, Long> sizes() throws SQLException {
        var sizes = new LinkedHashMap<String, Long>();
        try (var database = stack.database();
                var rows =
                        database.createStatement()
                                .executeQuery(
                                        """
                                        select relname, pg_total_relation_size(oid) as size
                                          from pg_class
                                         where relkind = 'r' and relnamespace = 'public'::regnamespace
                                         order by size desc
                                        """)) {
            while (rows.next()) {
                sizes.put(rows.getString("relname"), rows.getLong("size"));
            }
        }
        return sizes;
    }
}
