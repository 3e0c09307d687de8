package fr.rentree.e2e.summer;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.generator.Ent;
import fr.rentree.e2e.stage.Calendars;
import fr.rentree.e2e.stage.Check;
import fr.rentree.e2e.stage.Imports;
import fr.rentree.e2e.stage.Lycee;
import fr.rentree.e2e.stage.Roster;
import fr.rentree.e2e.stage.Step;
import fr.rentree.e2e.stage.Windows;
import fr.rentree.e2e.stage.Year;
import java.time.Duration;
import java.util.Optional;

/// Imports stop for the summer; what portals send then waits, and changes nothing.
public final class CloseTheWindow implements Step {
    /// Longer than a consumer that was killed needs to come back to its partitions.
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Override
    public String title() {
        return "Stop the imports, and send next year's file too early";
    }

    @Override
    public String who() {
        return "the administrator, then both ENT portals";
    }

    @Override
    public void play(Year year) {
        new Calendars(year).close();
        var closed = new Windows(year).await("CLOSED");
        year.screen().tell("imports stopped at %d schools", closed);
        year.screen().see("/api/v1/windows?territory=" + Year.TERRITORY);
        for (var ent : year.ents()) {
            var waiting = sendUntilItWaits(year, ent);
            year.remember(ent, waiting);
            year.screen()
                    .tell(
                            "%s waits: %s",
                            waiting.path("fileName").asText(),
                            waiting.path("reason").path("detail").asText());
            year.screen().see(Imports.path(waiting));
        }
        year.lycees().forEach(lycee -> nothingChanged(year, lycee));
        year.screen().tell("nobody arrived and nobody left");
    }

    /// Identity hears of the closing by an event; a file sent just before is planned as usual, and
    /// sent again.
    private static JsonNode sendUntilItWaits(Year year, Ent ent) {
        var imports = new Imports(year);
        var patience = new Patience(LIMIT, Duration.ofSeconds(2));
        return patience.await(
                "identity to hear that imports stopped",
                () -> {
                    var sent =
                            imports.await(
                                    imports.send(ent, year.firstYear() + 1), "WAITING", "PLANNED");
                    return sent.path("state").asText().equals("WAITING")
                            ? Optional.of(sent)
                            : Optional.empty();
                });
    }

    private static void nothingChanged(Year year, Lycee lycee) {
        var there = Roster.identifiersAt(year.operator(), lycee, "ACTIVE");
        Check.same("the people of " + lycee.uai(), lycee.identifiersIn(year.firstYear()), there);
    }
}
