package fr.rentree.bench.licence;

import fr.rentree.bench.report.Contest;
import fr.rentree.bench.report.Page;
import fr.rentree.bench.stack.Children;
import fr.rentree.bench.stack.Circumstances;
import fr.rentree.bench.stack.ServiceStack;
import fr.rentree.bench.stack.ServiceStack.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// `./rentree bench licence [--quick]`: a batch, a Région's autumn, and what people may open then.
public final class LicenceBench {

    private static final String QUICK = "--quick";

    /// As `./rentree up` gives it.
    private static final int HEAP = 192;

    private final ServiceStack stack;
    private final Page page = new Page(System.out);
    private final boolean quick;

    private LicenceBench(ServiceStack stack, boolean quick) {
        this.stack = stack;
        this.quick = quick;
    }

    public static void main(String... words) throws IOException {
        for (String word : words) {
            if (!word.equals(QUICK)) {
                throw new IllegalArgumentException(
                        "not understood: " + word + "\n./rentree bench licence [" + QUICK + "]");
            }
        }
        Path root = Path.of(System.getenv().getOrDefault("RENTREE_ROOT", ".")).toAbsolutePath();
        Children.exitAfter(children -> {
            try (var stack = ServiceStack.start(children, root, Service.LICENCE, HEAP)) {
                var bench = new LicenceBench(stack, words.length > 0);
                new Circumstances(stack, root, bench.page)
                        .print(Service.LICENCE, "licence " + String.join(" ", words), HEAP);
                bench.run();
            }
        });
    }

    private void run() throws Exception {
        var region = new Region(stack);
        var pace = new Contest.Pace(quick ? 3 : 7, Duration.ofSeconds(quick ? 5 : 20));
        new LargeBatch(stack, region, page).run(pace);
        var autumn = new Autumn(stack, region, page);
        List<School> schools = autumn.run(8, 250);
        schools = autumn.run(80, 250);
        if (!quick) {
            schools = autumn.run(267, 750);
        }
        region.settle();
        new Shelves(stack, schools, page).run(pace, quick ? 10 : 60);
    }
}
