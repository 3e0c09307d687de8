package fr.rentree.bench;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.archive.GarArchiveWriter;
import fr.rentree.e2e.archive.GarArchiveWriter.GarArchive;
import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Multipart;
import fr.rentree.e2e.client.Platform;
import fr.rentree.e2e.client.Settings;
import fr.rentree.e2e.generator.Ent;
import fr.rentree.e2e.generator.Region;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/// How fast people come in: a whole GAR-ENT delivery, from its first byte to applied (checked,
/// planned, approved, events owed), against PostgreSQL's bare COPY of as many rows.
final class ImportMeasure implements Measure {

    private static final int SCHOOLS = 18;
    private static final int SCHOOLS_EVER = 100_000;
    private static final int YEAR = 2026;

    private final Actor operator;
    private final Place place;
    private final Path folder;
    private final Clock clock = Clock.systemDefaultZone();
    private long people = SCHOOLS * 830L;

    ImportMeasure(Settings settings, Platform platform, Place place) {
        this.operator = platform.client("operations");
        this.place = place;
        this.folder = settings.home().resolve("bench");
    }

    @Override
    public String title() {
        return "A delivery of one portal in a region of %d schools: import to applied against a bare COPY of as many rows"
                .formatted(SCHOOLS);
    }

    @Override
    public double ours() throws Exception {
        Ent ent = new Region(clock.millis(), freshSchool(), SCHOOLS).ents().getFirst();
        if (!operator.get("/api/v1/access-points").expect(200).text().contains(ent.id())) {
            throw new IllegalStateException("play ./rentree year first: no " + ent.id() + " yet");
        }
        GarArchive archive =
                GarArchiveWriter.of(ent, YEAR, LocalDateTime.now(clock)).writeTo(folder);
        long start = System.nanoTime();
        var form =
                new Multipart().file("archive", archive.archive()).file("digest", archive.digest());
        JsonNode sent = operator.send(form.to("/api/v1/imports")).expect(202).json();
        String address = "/api/v1/imports/" + sent.path("id").asText();
        JsonNode planned = await(address, "PLANNED");
        operator.post(
                        address + "/approval",
                        Map.of("planHash", planned.path("planHash").asText(), "removals", false))
                .expect(202);
        await(address, "APPLIED");
        double seconds = (System.nanoTime() - start) / 1e9;
        people = arrivals(planned);
        return people / seconds;
    }

    /// Schools that no earlier run has used, as far as the generator's numbers go.
    private int freshSchool() {
        return 1_000 + (int) (clock.millis() / 1000 % (SCHOOLS_EVER - 2_000));
    }

    private JsonNode await(String address, String state) throws InterruptedException {
        while (true) {
            JsonNode now = operator.get(address).expect(200).json();
            String found = now.path("state").asText();
            if (found.equals(state)) {
                return now;
            }
            if (found.equals("REFUSED") || found.equals("STALE")) {
                throw new IllegalStateException("the import is " + found + ": " + now);
            }
            Thread.sleep(50);
        }
    }

    private static long arrivals(JsonNode planned) {
        long sum = 0;
        for (JsonNode school : planned.path("schools")) {
            sum += school.path("arrivals").asLong();
        }
        return sum;
    }

    @Override
    public double peer() throws Exception {
        String rows =
                IntStream.range(0, (int) people)
                        .mapToObj(i -> i + ",NOM-" + i + ",Prenom-" + i + ",0000001B,2NDE1\n")
                        .collect(Collectors.joining());
        try (var database = place.database("identity")) {
            database.createStatement()
                    .execute(
                            "create temp table bare (id int primary key, family text, given text,"
                                    + " school text, division text)");
            long start = System.nanoTime();
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin (format csv)", new StringReader(rows));
            return people / ((System.nanoTime() - start) / 1e9);
        }
    }

    @Override
    public String unit() {
        return "people/s";
    }

    @Override
    public String peerName() {
        return "bare COPY";
    }

    @Override
    public int rounds() {
        return 2;
    }
}
