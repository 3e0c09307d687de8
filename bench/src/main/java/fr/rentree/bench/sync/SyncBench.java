package fr.rentree.bench.sync;

import fr.rentree.bench.stack.Children;
import fr.rentree.bench.stack.NodePeers;
import fr.rentree.bench.stack.SyncStack;
import fr.rentree.bench.stores.PostgresStore;
import fr.rentree.bench.stores.PouchStore;
import fr.rentree.bench.stores.Store;
import fr.rentree.bench.stores.SyncStore;
import fr.rentree.bench.sync.Choices.Part;
import fr.rentree.bench.workload.Population;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `./rentree bench sync`: starts what it measures and its peers, measures, ends them all.
public final class SyncBench {

    private final Path root;
    private final Choices choices;
    private final Children children;
    private final Page page = new Page(System.out);

    private SyncBench(Path root, Choices choices, Children children) {
        this.root = root;
        this.choices = choices;
        this.children = children;
    }

    public static void main(String... words) throws IOException {
        int code = 0;
        try (var children = Children.inTemporaryFolder()) {
            run(children, words);
        } catch (Exception e) {
            e.printStackTrace();
            code = 1;
        }
        System.exit(code);
    }

    private static void run(Children children, String... words) throws Exception {
        var choices = Choices.from(words);
        Path root = Path.of(System.getenv().getOrDefault("RENTREE_ROOT", ".")).toAbsolutePath();
        long start = System.nanoTime();
        var bench = new SyncBench(root, choices, children);
        bench.run(words);
        bench.page.title("%.0f s in all".formatted((System.nanoTime() - start) / 1e9));
    }

    private void run(String... words) throws Exception {
        try (var stack = SyncStack.start(children, root, choices.heap())) {
            new Circumstances(stack, root, page).print(choices, words);
            measure(stack);
        }
    }

    private void measure(SyncStack stack) throws Exception {
        var population = new Population(stack);
        var gateway = new SyncStore(Pushes.GATEWAY, stack.gateway());
        var straight = new SyncStore(Pushes.STRAIGHT, stack.service());
        if (choices.wantsPeers()) {
            compare(stack, population, List.of(gateway, straight));
        }
        if (choices.wants(Part.EMPTY)) {
            new EmptyPulls(stack, List.of(gateway, straight), population, page).run(choices);
        }
        if (choices.wants(Part.HERD)) {
            var herd = new Herd(population, page, choices);
            var people = herd.people();
            herd.run(gateway, people);
            herd.run(straight, people);
        }
    }

    private void compare(SyncStack stack, Population population, List<SyncStore> ours)
            throws Exception {
        var peers = NodePeers.install(children, root);
        var postgres = new PostgresStore(stack);
        postgres.create();
        var stores = new ArrayList<Store>(ours);
        stores.add(new PouchStore(peers.startPouch()));
        stores.add(postgres);
        var pushes = new Pushes(stores, population, choices, page);
        if (choices.wants(Part.PUSH)) {
            pushes.batches(1);
            pushes.batches(8);
            pushes.owners();
        }
        if (choices.wants(Part.SINGLE)) {
            pushes.single();
        }
        if (choices.wants(Part.PULL)) {
            pushes.firstPull(1);
            pushes.firstPull(8);
        }
    }
}
