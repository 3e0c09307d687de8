package fr.rentree.e2e.stage;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.archive.Defect;
import fr.rentree.e2e.archive.GarArchiveWriter;
import fr.rentree.e2e.archive.GarArchiveWriter.GarArchive;
import fr.rentree.e2e.client.Answer;
import fr.rentree.e2e.client.Multipart;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.generator.Ent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Archives on their way in: made, sent by the portal, followed, approved.
public record Imports(Year year) {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    /// Makes the archive of a portal for a year and sends it; answers the import.
    public JsonNode send(Ent ent, int schoolYear, Defect... defects) {
        return offer(ent, schoolYear, defects).expect(202).json();
    }

    /// The same, whatever the answer.
    public Answer offer(Ent ent, int schoolYear, Defect... defects) {
        var archive = make(ent, schoolYear, defects);
        var form =
                new Multipart().file("archive", archive.archive()).file("digest", archive.digest());
        return year.portal(ent).send(form.to("/api/v1/imports"));
    }

    /// Follows an import until it is in one of the states.
    public JsonNode await(JsonNode started, String... states) {
        var wanted = Set.of(states);
        var what = "import " + started.path("fileName").asText() + " to be " + wanted;
        return Patience.of(LIMIT)
                .await(
                        what,
                        () -> {
                            var now = show(started);
                            var state = now.path("state").asText();
                            Check.that(
                                    wanted.contains(state) || !isFinal(state),
                                    "the import is " + state + ": " + now.path("reason"));
                            return wanted.contains(state) ? Optional.of(now) : Optional.empty();
                        });
    }

    public JsonNode show(JsonNode started) {
        return year.operator().get(path(started)).expect(200).json();
    }

    /// Approves what the plan showed, and waits until it is done.
    public JsonNode approve(JsonNode planned, boolean removals) {
        var body = Map.of("planHash", planned.path("planHash").asText(), "removals", removals);
        year.operator().post(path(planned) + "/approval", body).expect(202);
        return await(planned, "APPLIED");
    }

    public static String path(JsonNode oneImport) {
        return "/api/v1/imports/" + oneImport.path("id").asText();
    }

    private GarArchive make(Ent ent, int schoolYear, Defect... defects) {
        var stamp = year.nextStamp();
        try {
            return GarArchiveWriter.of(ent, schoolYear, stamp).with(defects).writeTo(year.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFinal(String state) {
        return Set.of("REFUSED", "APPLIED", "SUPERSEDED", "STALE").contains(state);
    }
}
