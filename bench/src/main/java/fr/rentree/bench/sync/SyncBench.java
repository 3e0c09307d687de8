package fr.rentree.bench.sync;

import fr.rentree.bench.report.Page;
import fr.rentree.bench.stack.Children;
import fr.rentree.bench.stack.Circumstances;
import fr.rentree.bench.stack.NodePeers;
import fr.rentree.bench.stack.ServiceStack;
import fr.rentree.bench.stack.ServiceStack.Service;
import fr.rentree.bench.stores.PostgresStore;
import fr.rentree.bench.stores.PouchStore;
import fr.rentree.bench.stores.Store;
import fr.rentree.bench.stores.SyncStore;
import fr.rentree.bench.sync.Choices.Part;
import fr.rentree.bench.workload.Population;
import java.io.IOException;
import java.nio.file.Path;
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
        Children.exitAfter(children -> run(children, words));
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
        try (var stack = ServiceStack.start(children, root, Service.SYNC, choices.heap())) {
            new Circumstances(stack, root, page)
                    .print(Service.SYNC, "sync " + String.join(" ", words), choices.heap());
            measure(stack);
        }
    }

    private void measure(ServiceStack stack) throws Exception {
        var population = new Population(stack);
        var gateway = new SyncStore(Pushes.GATEWAY, stack.gateway());
        var straight = new SyncStore(Pushes.STRAIGHT, stack.service());
        if (choices.wantsPeers()) {
            compare(stack, population, gateway, straight);
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
        if (choices.wants(Part.DISK)) {
            new DiskPerNote(stack, straight, population, page).run(choices);
        }
        if (choices.wants(Part.SLOW)) {
            var slow = new SlowClients(population, page, choices);
            slow.run(gateway, stack.gateway(), stack.gatewayProcess());
            slow.run(straight, stack.service(), stack.serviceProcess());
            stack.restartIfDead();
        }
        if (choices.wants(Part.CURVE)) {
            new Curve(stack, straight, population, page).run(choices.top());
        }
    }

    /// The peers live no longer than what is compared with them.
    private void compare(
            ServiceStack stack, Population population, SyncStore gateway, SyncStore straight)
            throws Exception {
        try (var own = Children.inTemporaryFolder()) {
            var peers = NodePeers.install(own, root);
            var hocuspocus = peers.startHocuspocus();
            var postgres = new PostgresStore(stack);
            postgres.create();
            var pouch = new PouchStore(peers.startPouch());
            List<Store> stores = List.of(gateway, straight, pouch, postgres);
            compare(new Pushes(stores, hocuspocus, population, choices, page));
            if (choices.wants(Part.DURABILITY)) {
                int rounds = choices.quick() ? 1 : 3;
                new Durability(stack, straight, population, page).run(hocuspocus, rounds);
            }
        }
    }

    private void compare(Pushes pushes) throws Exception {
        if (choices.wants(Part.PUSH)) {
            pushes.batches(1);
            pushes.batches(8);
        }
        if (choices.wants(Part.OWNERS)) {
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
