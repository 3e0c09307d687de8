package fr.rentree.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Holds publishers and consumers to the files in `contracts/`.
///
/// A contract is named `licence/seat-assigned.v1`: the publisher's folder and the event.
public final class Contracts {

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contracts() {}

    /// Fails with the schema's own words when the JSON breaks the promise.
    public static void assertValid(String contract, String json) {
        var schema = SCHEMAS.getSchema(read(contract + ".schema.json"));
        assertThat(schema.validate(json, InputFormat.JSON))
                .as("%s promises another shape than %s", contract, json)
                .isEmpty();
    }

    /// The one example that publisher and consumers agree on.
    public static String example(String contract) {
        String example = read(contract + ".example.json");
        assertValid(contract, example);
        return example;
    }

    private static String read(String file) {
        try (var stream =
                Contracts.class.getClassLoader().getResourceAsStream("contracts/" + file)) {
            assertThat(stream).as("contracts/%s is missing", file).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
