package fr.rentree.e2e.stage;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.e2e.client.Actor;
import fr.rentree.e2e.client.UnexpectedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Everybody of the year's schools as the platform knows them, by the identifier that their portal
/// gives.
public record Roster(Map<String, String> persons) {

    /// Asks identity for everybody of these schools.
    public static Roster read(Actor operator, List<Lycee> lycees) {
        var persons = new HashMap<String, String>();
        for (var lycee : lycees) {
            at(operator, lycee, "ACTIVE")
                    .forEach(it ->
                            persons.put(it.path("subject").asText(), it.path("person").asText()));
        }
        return new Roster(Map.copyOf(persons));
    }

    public static List<JsonNode> at(Actor operator, Lycee lycee, String status) {
        return operator.all(
                "/api/v1/persons?limit=500&school=" + lycee.uai() + "&status=" + status);
    }

    public static Set<String> identifiersAt(Actor operator, Lycee lycee, String status) {
        return at(operator, lycee, status).stream()
                .map(it -> it.path("subject").asText())
                .collect(Collectors.toSet());
    }

    /// The platform's own id of somebody.
    public String person(String identifier) {
        var person = persons.get(identifier);
        if (person == null) {
            throw new UnexpectedException(
                    "Nobody with the identifier " + identifier + " was found at our schools.");
        }
        return person;
    }
}
