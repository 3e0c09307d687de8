package fr.rentree.e2e.summer;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.ReadModels;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The campaign shows what would go at each school, and does it when it is approved.
public final class RunTheCampaign implements Step {
    private static final Duration LIMIT = Duration.ofMinutes(6);

    @Override
    public String title() {
        return "Roll the year over";
    }

    @Override
    public String who() {
        return "the administrator";
    }

    @Override
    public void play(Year year) {
        var campaign = begin(year);
        var planned = plan(year, campaign);
        showPlan(year, campaign, planned);
        var done = run(year, campaign, planned);
        checkDoneAsPlanned(planned, done);
        for (var phase : done.path("phases")) {
            year.screen()
                    .tell(
                            "%s: %s schools done, %s",
                            phase.path("phase").asText(),
                            phase.path("done"),
                            phase.path("counters"));
        }
        var agreed = new ReadModels(year.operator()).await();
        year.screen()
                .tell(
                        "%d read models equal their owners (%d rows)",
                        agreed.copies(), agreed.rows());
    }

    /// Nothing went that the plan had not shown.
    private static void checkDoneAsPlanned(JsonNode planned, JsonNode done) {
        for (var i = 0; i < done.path("phases").size(); i++) {
            var phase = done.path("phases").path(i);
            Check.same(
                    "what was done in " + phase.path("phase").asText(),
                    planned.path("phases").path(i).path("counters"),
                    phase.path("counters"));
        }
    }

    /// What an earlier run left unfinished is finished first: it is the same territory and the same
    /// year.
    private static String begin(Year year) {
        var wish = Map.of("territory", Year.TERRITORY, "schoolYear", year.schoolYear());
        var answer = year.operator().post("/api/v1/campaigns", wish).expect(201, 409);
        if (answer.status() == 201) {
            return "/api/v1/campaigns/" + answer.json().path("id").asText();
        }
        year.screen()
                .tell("another campaign first: %s", answer.refusal(409, "campaign-unfinished"));
        finish(year, "/api/v1/campaigns/" + answer.json().path("campaign").asText());
        return begin(year);
    }

    private static void finish(Year year, String campaign) {
        year.operator().post(campaign + "/plan", Map.of()).expect(202);
        var planned = awaitState(year, campaign, Set.of("PLANNED", "RUNNING", "DONE"));
        if (planned.path("state").asText().equals("PLANNED")) {
            run(year, campaign, planned);
        } else {
            awaitState(year, campaign, Set.of("DONE"));
        }
    }

    private static JsonNode plan(Year year, String campaign) {
        year.operator().post(campaign + "/plan", Map.of()).expect(202);
        return awaitState(year, campaign, Set.of("PLANNED"));
    }

    private static void showPlan(Year year, String campaign, JsonNode planned) {
        var ours = year.lycees().stream().map(Lycee::uai).toList();
        year.operator().all(campaign + "/plan?limit=500").stream()
                .filter(line -> ours.contains(line.path("uai").asText()))
                .forEach(line ->
                        year.screen()
                                .tell(
                                        "would do at %s, %s: %s",
                                        line.path("uai").asText(),
                                        line.path("phase").asText(),
                                        line.path("counters")));
        year.screen().tell("the plan's hash is %s", planned.path("planHash").asText());
        year.screen().see(campaign + "/plan");
    }

    private static JsonNode run(Year year, String campaign, JsonNode planned) {
        var approval = Map.of("planHash", planned.path("planHash").asText());
        year.operator().post(campaign + "/approval", approval).expect(202);
        return awaitState(year, campaign, Set.of("DONE"));
    }

    private static JsonNode awaitState(Year year, String campaign, Set<String> wanted) {
        return Patience.of(LIMIT)
                .await(
                        "campaign " + campaign + " to be " + wanted,
                        () -> {
                            var now = year.operator().get(campaign).expect(200).json();
                            now.path("phases")
                                    .forEach(phase ->
                                            Check.same(
                                                    "failed tasks of " + phase.path("phase"),
                                                    0,
                                                    phase.path("failed").asInt()));
                            return wanted.contains(now.path("state").asText())
                                    ? Optional.of(now)
                                    : Optional.empty();
                        });
    }
}
