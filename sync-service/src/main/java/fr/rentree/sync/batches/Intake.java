package fr.rentree.sync.batches;

import fr.rentree.sync.changes.PushDesk;
import fr.rentree.sync.operations.BatchReader;
import fr.rentree.sync.operations.Operation;
import fr.rentree.sync.operations.Operation.Item;
import fr.rentree.sync.operations.OperationProblems;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The way in for notes that do not come from a device: the same batches, limits and answers.
@ApplicationScoped
public class Intake {

    /// Why an operation would not be taken.
    public record Refused(String slug, String detail) {}

    private final BatchReader batches;
    private final PushDesk desk;
    private final Clock clock;

    Intake(BatchReader batches, PushDesk desk, Clock clock) {
        this.batches = batches;
        this.desk = desk;
        this.clock = clock;
    }

    /// What is wrong with each operation as it is written, if anything; nothing is changed.
    public List<Optional<Refused>> check(String batch) {
        return read(batch).items().stream().map(Intake::refused).toList();
    }

    /// Carries a batch out and answers as a device is answered, without documents.
    public String push(UUID owner, String batch) {
        var text = new ByteArrayOutputStream();
        try {
            var answers = desk.push(owner, read(batch));
            AnswerWriter.write(answers, clock.instant(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private Operation.Batch read(String batch) {
        try {
            return batches.read(new ByteArrayInputStream(batch.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Refused> refused(Item item) {
        return switch (item) {
            case Item.Readable _, Item.Here _ -> Optional.empty();
            case Item.Unreadable(_, var refusal) -> {
                var words = OperationProblems.words(refusal);
                yield Optional.of(new Refused(words.slug(), words.detail()));
            }
        };
    }
}
