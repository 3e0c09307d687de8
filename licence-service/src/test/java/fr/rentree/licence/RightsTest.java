package fr.rentree.licence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// docs/rights.md says who may call what, and this holds the code to it, line by line.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class RightsTest {

    static List<RightsTable.Row> doors() {
        return RightsTable.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void a_door_opens_to_whom_the_table_says(RightsTable.Row door) {
        var found = new LinkedHashMap<String, String>();
        var school = Visitor.school();
        door.answers()
                .forEach((role, answer) -> {
                    boolean leavesAll =
                            door.method().equals("GET") && !door.path().endsWith("/undo");
                    boolean staysOut = answer.equals("401") || answer.equals("403");
                    var where = leavesAll || staysOut ? school : Visitor.school();
                    found.put(role, new Visitor(where, role).knock(door));
                });
        assertThat(found).as(line(door, found)).isEqualTo(door.answers());
    }

    @Test
    void every_door_stands_in_the_table_and_none_besides() {
        Map<String, Map<String, Object>> paths =
                given().queryParam("format", "json").get("/q/openapi").path("paths");
        var described = new TreeSet<String>();
        paths.forEach((path, item) ->
                item.keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT))
                        .filter(method -> method.matches("GET|PUT|POST|DELETE|PATCH"))
                        .forEach(method -> described.add(method + " " + path)));
        assertThat(doors().stream().map(RightsTable.Row::toString))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    /// The line as it would have to be.
    private static String line(RightsTable.Row door, Map<String, String> found) {
        return "| %s | `%s` | %s |"
                .formatted(door.method(), door.path(), String.join(" | ", found.values()));
    }
}
