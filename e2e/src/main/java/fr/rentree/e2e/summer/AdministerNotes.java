package fr.rentree.e2e.summer;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Year;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Help without reading along, and what goes: each time a plan is shown first.
public final class AdministerNotes implements Step {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SYNC = "/api/v1/sync/";

    @Override
    public String title() {
        return "Administer notes";
    }

    @Override
    public String who() {
        return "support, the administrator, and a pupil who wants to be forgotten";
    }

    @Override
    public void play(Year year) {
        var identifier = year.mover().person().identifier();
        var person = year.roster().person(identifier);
        look(year, person);
        plans(year);
        var pupil = year.person(year.firstLycee(), identifier);
        erase(year, person, pupil);
    }

    private static void look(Year year, String person) {
        var address = SYNC + "support/persons/" + person;
        var notebooks = year.operator().all(address + "/notebooks");
        var devices = year.operator().all(address + "/devices");
        Check.that(!notebooks.isEmpty() && !devices.isEmpty(), "support sees states and counts");
        year.screen()
                .tell(
                        "support sees %d notebooks and %d devices of the pupil, and no word of them",
                        notebooks.size(), devices.size());
        var looks = year.operator().all(SYNC + "support/journal?person=" + person);
        Check.that(looks.size() >= 2, "each look is written down");
        year.screen().see(SYNC + "support/journal?person=" + person);
    }

    private static void plans(Year year) {
        var purge = year.operator().get(SYNC + "purges").expect(200).json();
        year.screen()
                .tell(
                        "too old to be kept: %d rows",
                        purge.path("lines")
                                .valueStream()
                                .mapToLong(it -> it.path("rows").asLong())
                                .sum());
        var removal = year.operator().post(SYNC + "removals", Map.of()).expect(201).json();
        year.screen()
                .tell(
                        "notebooks whose announced day has come: %s",
                        removal.path("progress").path("notebooks"));
    }

    private static void erase(Year year, String person, Actor pupil) {
        var erasures = SYNC + "erasures";
        var plan = year.operator().post(erasures, Map.of("person", person)).expect(200).json();
        year.screen().tell("would go of the pupil: %s", plan.path("rows"));
        var approval = Map.of("person", person, "planHash", plan.path("planHash").asText());
        var begun = year.operator().post(erasures, approval).expect(202).json();
        var done = done(year, erasures + "/" + begun.path("erasure").asText());
        Check.same(
                "notes that went",
                plan.path("rows").path("document").asInt(),
                done.path("erased").path("document").asInt());
        var told = pupil.get(SYNC + "changes");
        year.screen().tell("a device of the pupil: %s", told.refusal(410, "person-erased"));
    }

    private static JsonNode done(Year year, String address) {
        return Patience.of(LIMIT)
                .await(
                        "the erasure to be done",
                        () ->
                                Optional.of(year.operator().get(address).expect(200).json())
                                        .filter(it -> it.path("state").asText().equals("DONE")));
    }
}
