package fr.rentree.e2e.autumn;

import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Answer;
import fr.rentree.e2e.client.Request;
import fr.rentree.e2e.generator.Pupil;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import fr.rentree.e2e.supplies.TabletDelivery;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tablets are announced, received, and handed to one class: charter, scan, next.
public final class HandOverTablets implements Step {
    private static final String DIVISION = "2NDE1";

    @Override
    public String title() {
        return "Hand the tablets over";
    }

    @Override
    public String who() {
        return "the supplier, then the clerk of a school";
    }

    @Override
    public void play(Year year) {
        var lycee = year.firstLycee();
        var clerk = year.person(lycee, lycee.clerk());
        var serials = TabletDelivery.serialNumbers(lycee.school());
        receive(year, clerk, deliver(year), serials);
        var called =
                clerk.all(
                        "/api/v1/beneficiaries?limit=500&profile=PUPIL&division="
                                + DIVISION
                                + "&school="
                                + lycee.uai());
        Check.same("beneficiaries of " + DIVISION, lycee.classOf(DIVISION).size(), called.size());
        refusals(year, clerk, serials);
        var handed = handOverToTheClass(year, clerk, serials);
        year.screen()
                .tell(
                        "%d pupils of %s: %d charters signed, %d tablets handed over",
                        called.size(), DIVISION, handed, handed);
        year.screen().see("/api/v1/handovers?school=" + lycee.uai());
    }

    private static String deliver(Year year) {
        var file = new StringWriter();
        var lines = new PrintWriter(file);
        lines.print(TabletDelivery.HEADER + "\n");
        year.lycees().forEach(lycee -> TabletDelivery.write(lycee.school(), lines));
        lines.flush();
        var upload =
                Request.get("/api/v1/deliveries")
                        .sending(
                                "POST",
                                "text/csv",
                                file.toString().getBytes(StandardCharsets.UTF_8));
        var delivery = year.client("supplier").send(upload).expect(201, 200).json();
        delivery.path("schools")
                .forEach(school ->
                        year.screen()
                                .tell(
                                        "announced for %s: %s tablets",
                                        school.path("uai").asText(), school.path("expected")));
        return delivery.path("delivery").asText();
    }

    /// One carton is missing, and one tablet is nobody's.
    private static void receive(Year year, Actor clerk, String delivery, List<String> serials) {
        var lycee = year.firstLycee();
        var unpacked = new ArrayList<>(serials.subList(0, serials.size() - 1));
        unpacked.add("HA9UNKNOWN0001");
        var body = Map.of("school", lycee.uai(), "serialNumbers", unpacked);
        var reception =
                clerk.post("/api/v1/deliveries/" + delivery + "/receptions", body)
                        .expect(200, 201)
                        .json();
        year.screen()
                .tell(
                        "%s unpacked %s of %s",
                        lycee.uai(), reception.path("received"), reception.path("expected"));
        reception
                .path("anomalies")
                .forEach(anomaly ->
                        year.screen()
                                .tell(
                                        "anomaly: %s %s",
                                        anomaly.path("serialNumber").asText(),
                                        anomaly.path("message").asText()));
        Check.that(
                reception.path("anomalies").size() >= 1,
                "the tablet that nobody announced is told");
    }

    private static void refusals(Year year, Actor clerk, List<String> serials) {
        var lycee = year.firstLycee();
        var pupils = lycee.classOf(DIVISION);
        var first = pupils.getFirst();
        year.screen()
                .tell(
                        "no charter: %s",
                        handOver(year, clerk, first, serials.getFirst())
                                .refusal(409, "charter-missing"));
        sign(year, clerk, first);
        handOver(year, clerk, first, serials.getFirst()).expect(201);
        var second = pupils.get(1);
        sign(year, clerk, second);
        var taken = handOver(year, clerk, second, serials.getFirst());
        year.screen().tell("the same tablet twice: %s", taken.refusal(409, "tablet-not-in-stock"));
        var more = handOver(year, clerk, first, serials.get(1));
        year.screen()
                .tell("a second tablet: %s", more.refusal(409, "person-already-holds-a-tablet"));
    }

    private static int handOverToTheClass(Year year, Actor clerk, List<String> serials) {
        var pupils = year.firstLycee().classOf(DIVISION);
        for (var rank = 1; rank < pupils.size(); rank++) {
            sign(year, clerk, pupils.get(rank));
            handOver(year, clerk, pupils.get(rank), serials.get(rank)).expect(201);
        }
        var counts =
                clerk.get("/api/v1/tablets/counts?school=" + year.firstLycee().uai())
                        .expect(200)
                        .json();
        Check.same("tablets handed over", pupils.size(), counts.findPath("HANDED_OVER").asInt());
        return pupils.size();
    }

    private static void sign(Year year, Actor clerk, Pupil pupil) {
        var body =
                Map.of(
                        "school", year.firstLycee().uai(),
                        "person", year.roster().person(pupil.person().identifier()),
                        "signatures", signatures(year, pupil));
        clerk.post("/api/v1/charters", body).expect(201, 200);
    }

    /// A minor signs with a guardian; of whoever no birth date is known, as of a minor.
    private static List<Map<String, String>> signatures(Year year, Pupil pupil) {
        var day = year.today().toString();
        var own = Map.of("signatory", "PUPIL", "signedOn", day, "how", "PAPER");
        var adult =
                pupil.person()
                        .birthDate()
                        .filter(born -> !born.plusYears(18).isAfter(year.today()))
                        .isPresent();
        return adult
                ? List.of(own)
                : List.of(own, Map.of("signatory", "GUARDIAN", "signedOn", day, "how", "PAPER"));
    }

    private static Answer handOver(Year year, Actor clerk, Pupil pupil, String serial) {
        Lycee lycee = year.firstLycee();
        return clerk.post(
                "/api/v1/handovers",
                Map.of(
                        "school", lycee.uai(),
                        "person", year.roster().person(pupil.person().identifier()),
                        "serialNumber", serial,
                        "kind", "CESSION",
                        "accessories", List.of("MICROSD", "CASE", "CHARGER"),
                        "at", year.clock().instant().toString()));
    }
}
