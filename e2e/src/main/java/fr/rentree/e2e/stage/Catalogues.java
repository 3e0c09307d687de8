package fr.rentree.e2e.stage;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.client.Patience;
import fr.rentree.e2e.client.Request;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Brings catalogue files to the platform: sent, planned, approved, applied.
public final class Catalogues {
    private static final String IMPORTS = "/api/v1/catalogue/imports";
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Year year;

    public Catalogues(Year year) {
        this.year = year;
    }

    /// Sends a file and approves its plan; returns once it is applied.
    ///
    /// @param question what the address says of the file: its format and whose it is
    /// @return the plan
    public JsonNode bring(String question, String contentType, byte[] file) {
        var request = Request.get(IMPORTS + question).sending("POST", contentType, file);
        var planned = year.operator().send(request).expect(201).json();
        if (planned.path("state").asText().equals("PLANNED")) {
            approve(planned);
        }
        return planned.path("plan");
    }

    private void approve(JsonNode planned) {
        var address = IMPORTS + "/" + planned.path("id").asText();
        var approval = Map.of("planHash", planned.path("planHash").asText(), "withdrawals", true);
        year.operator().post(address + "/approval", approval).expect(202);
        Patience.of(LIMIT)
                .await(
                        "the catalogue to be applied",
                        () ->
                                Optional.of(year.operator().get(address).expect(200).json())
                                        .filter(now ->
                                                now.path("state").asText().equals("APPLIED")));
    }
}
