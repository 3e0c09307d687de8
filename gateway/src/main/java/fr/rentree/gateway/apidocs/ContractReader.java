package fr.rentree.gateway.apidocs;

import fr.rentree.gateway.routing.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The contracts of the events, from the class path: `contracts/<publisher>/<file>`.
@ApplicationScoped
class ContractReader {

    static final String MAIN = "asyncapi.yaml";

    private static final Pattern FILE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(json|yaml)");
    private static final Pattern REFERENCE =
            Pattern.compile("\\$ref:\\s*['\"]?(?:\\./)?([a-z0-9.-]+\\.json)");

    /// The services that publish something.
    List<String> publishers() {
        return Part.services().stream()
                .map(Part::label)
                .filter(publisher -> read(publisher, MAIN).isPresent())
                .toList();
    }

    /// The files of a publisher: its AsyncAPI document, the schemas that names, their examples.
    List<String> files(String publisher) {
        String main =
                read(publisher, MAIN).map(b -> new String(b, StandardCharsets.UTF_8)).orElse("");
        Stream<String> schemas =
                REFERENCE.matcher(main).results().map((MatchResult r) -> r.group(1)).distinct();
        return Stream.concat(Stream.of(MAIN), schemas.flatMap(s -> withExample(publisher, s)))
                .distinct()
                .toList();
    }

    Optional<byte[]> read(String publisher, String file) {
        boolean isPublisher =
                Part.services().stream().anyMatch(part -> part.label().equals(publisher));
        if (!isPublisher || !FILE.matcher(file).matches()) {
            return Optional.empty();
        }
        String name = "contracts/" + publisher + "/" + file;
        try (InputStream stream =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> withExample(String publisher, String schema) {
        String example = schema.replace(".schema.json", ".example.json");
        return Stream.of(schema, example).filter(file -> read(publisher, file).isPresent());
    }
}
