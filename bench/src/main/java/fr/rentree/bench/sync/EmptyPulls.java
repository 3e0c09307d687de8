package fr.rentree.bench.sync;

import fr.rentree.bench.report.Figures;
import fr.rentree.bench.report.Page;
import fr.rentree.bench.stack.ServiceStack;
import fr.rentree.bench.stores.SyncStore;
import fr.rentree.bench.stores.SyncStore.SyncClient;
import fr.rentree.bench.workload.Person;
import fr.rentree.bench.workload.Population;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// "Is there anything new?", asked thousands of times a minute and nearly always answered no.
final class EmptyPulls {

    private static final double TARGET_MILLISECONDS = 3;

    /// PostgreSQL counts what a session read at most ten seconds after the session fell idle.
    private static final int STATISTICS_LATE = 11_000;

    private record Device(Person person, String cursor) {}

    private final ServiceStack stack;
    private final List<SyncStore> stores;
    private final Population population;
    private final Page page;

    EmptyPulls(ServiceStack stack, List<SyncStore> stores, Population population, Page page) {
        this.stack = stack;
        this.stores = stores;
        this.population = population;
        this.page = page;
    }

    void run(Choices choices) throws Exception {
        int people = 20;
        int asks = choices.quick() ? 100 : 300;
        int many = choices.quick() ? 2_000 : 20_000;
        var small = devices(population.writers(people, 1));
        var large = devices(population.writers(people, many));
        population.settle();
        page.title(
                "Empty pull: 1 client, %d asks a round, %d people in turn".formatted(asks, people));
        for (SyncStore store : stores) {
            for (var devices : List.of(small, large)) {
                round(store, devices, asks); // warms up
            }
            var ofSmall = new ArrayList<Double>();
            var ofLarge = new ArrayList<Double>();
            for (int round = 0; round < choices.pace().rounds(); round++) {
                ofSmall.add(round(store, small, asks).median());
                ofLarge.add(round(store, large, asks).median());
            }
            print(store, "of 1 note", new Figures(ofSmall));
            print(store, "of %,d notes".formatted(many), new Figures(ofLarge));
        }
        reads(large);
    }

    private void print(SyncStore store, String whose, Figures medians) {
        page.line(
                "%-16s %-16s p50 %s ms; target at most 3 ms: %s",
                store.name(),
                whose,
                medians.withSpread("%.2f"),
                Page.verdict(medians.median() <= TARGET_MILLISECONDS));
    }

    private List<Device> devices(List<Person> people) throws IOException {
        var devices = new ArrayList<Device>();
        try (var client = stores.getFirst().open()) {
            for (Person person : people) {
                devices.add(new Device(person, lastCursor(client, person)));
            }
        }
        return devices;
    }

    /// Where a device stands that has read everything.
    static String lastCursor(SyncClient client, Person person) throws IOException {
        String cursor = "";
        boolean more = true;
        while (more) {
            var page = client.page(person, cursor).expect(200);
            cursor = SyncStore.cursor(page);
            more = page.count("\"more\":true") > 0;
        }
        return cursor;
    }

    private static Figures round(SyncStore store, List<Device> devices, int asks)
            throws IOException {
        var times = new ArrayList<Double>();
        try (var client = store.open()) {
            for (int i = 0; i < asks; i++) {
                var device = devices.get(i % devices.size());
                long start = System.nanoTime();
                String cursor = client.news(device.person(), device.cursor());
                times.add((System.nanoTime() - start) / 1e6);
                devices.set(i % devices.size(), new Device(device.person(), cursor));
            }
        }
        return new Figures(times);
    }

    /// What PostgreSQL itself counted meanwhile.
    private void reads(List<Device> devices) throws Exception {
        int asks = 300;
        Thread.sleep(STATISTICS_LATE);
        var before = scans();
        round(stores.getLast(), devices, asks);
        Thread.sleep(STATISTICS_LATE);
        var after = scans();
        var words = new ArrayList<String>();
        after.forEach((table, scans) -> {
            double each = (scans - before.getOrDefault(table, 0L)) / (double) asks;
            if (each >= 0.05) {
                words.add("%s %.2f".formatted(table, each));
            }
        });
        page.line("scans of tables per empty pull, as PostgreSQL counts them: %s", words);
    }

    private Map<String, Long> scans() throws SQLException {
        var scans = new LinkedHashMap<String, Long>();
        try (var database = stack.database();
                var rows =
                        database.createStatement()
                                .executeQuery(
                                        """
                                        select relname, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) as scans
                                          from pg_stat_user_tables
                                         where schemaname = 'public'
                                           and relname not in ('outbox', 'inbox', 'epoch')
                                         order by relname
                                        """)) {
            while (rows.next()) {
                scans.put(rows.getString("relname"), rows.getLong("scans"));
            }
        }
        return scans;
    }
}
