package fr.rentree.sync.formats;

import fr.rentree.sync.documents.Document;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What makes two annotations look the same to whoever wrote them: the same target and text.
public final class Likeness {

    private Likeness() {}

    /// Empty when there is no target to compare.
    public static Optional<String> of(Document document) {
        var target = document.field("target");
        if (target.isAbsent()) {
            return Optional.empty();
        }
        return Optional.of(
                Stream.of(
                                target,
                                document.field("bodyValue"),
                                document.field("body/value"),
                                document.field(Document.BODY))
                        .map(field -> field.digest())
                        .collect(Collectors.joining("/")));
    }
}
