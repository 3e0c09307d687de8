package fr.rentree.sync.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.sync.batches.Intake;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.formats.FoundNote.Defect;
import fr.rentree.sync.formats.Renaming;
import fr.rentree.sync.imports.ImportRepository.Claimed;
import fr.rentree.sync.imports.Item.Outcome;
import fr.rentree.sync.limits.ImportConfig;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.sync.operations.BatchWriter;
import fr.rentree.sync.operations.BatchWriter.Put;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Writes a decided import batch by batch, as a device would. Each operation has an id that never
/// changes: an import that is broken off and taken up again writes nothing twice.
@ApplicationScoped
class ApplyDesk {

    /// Imports are one device of their owner, the same for all.
    static final UUID DEVICE = UUID.fromString("00000000-0000-7000-8000-000000000014");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = "problem";

    private final ImportRepository imports;
    private final ItemRepository items;
    private final Intake intake;
    private final ImportConfig config;
    private final SyncConfig limits;
    private final Clock clock;

    ApplyDesk(
            ImportRepository imports,
            ItemRepository items,
            Intake intake,
            ImportConfig config,
            SyncConfig limits,
            Clock clock) {
        this.imports = imports;
        this.items = items;
        this.intake = intake;
        this.config = config;
        this.limits = limits;
        this.clock = clock;
    }

    @Transactional
    Optional<Claimed> claim() {
        return imports.claim(config.lease());
    }

    /// The next that are to be written; none left, and the import is done.
    @Transactional
    List<Item.Pending> pending(Claimed claimed) {
        var pending =
                items.pending(
                        claimed.owner(),
                        claimed.id(),
                        limits.operationsPerBatch(),
                        limits.bytesPerBatch() / 2);
        if (pending.isEmpty()) {
            imports.done(claimed.owner(), claimed.id(), clock.instant());
        }
        return pending;
    }

    /// Writes one batch; a push commits by itself, so no transaction is open meanwhile.
    List<Item.Done> push(Claimed claimed, List<Item.Pending> pending) {
        var puts = pending.stream().map(item -> put(item, claimed)).toList();
        return outcomes(pending, intake.push(claimed.owner(), BatchWriter.write(DEVICE, puts)));
    }

    @Transactional
    void keep(Claimed claimed, List<Item.Done> done) {
        items.done(claimed.owner(), claimed.id(), done);
        imports.renew(claimed.owner(), claimed.id(), config.lease());
    }

    @Transactional
    void giveBack(Claimed claimed) {
        imports.giveBack(claimed.owner(), claimed.id(), clock.instant());
    }

    /// Forgets what nobody came back for.
    @Transactional
    int forgetOld() {
        var now = clock.instant();
        return imports.forget(now.minus(config.kept()), now.minus(config.arrival()));
    }

    private static Put put(Item.Pending item, Claimed claimed) {
        var writing = claimed.decision().writing(item, claimed.id());
        return new Put(
                claimed.id() + ":" + item.position(),
                writing.note(),
                item.kind(),
                item.school(),
                item.work(),
                writing.base(),
                claimed.decidedAt().toEpochMilli(),
                item.position(),
                writing.renamed()
                        ? Renaming.of(DocumentReader.read(item.doc()), writing.note())
                        : item.doc());
    }

    private static List<Item.Done> outcomes(List<Item.Pending> pending, String answer) {
        try {
            var results = JSON.readTree(answer).get("results");
            var done = new ArrayList<Item.Done>();
            for (int i = 0; i < pending.size(); i++) {
                done.add(done(pending.get(i).position(), results.get(i)));
            }
            return done;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Item.Done done(int position, JsonNode result) {
        String told = result.path("original").asText(result.path("result").asText());
        return switch (told) {
            case "applied", "merged" -> new Item.Done(position, Outcome.APPLIED, Optional.empty());
            case "rejected" ->
                    new Item.Done(
                            position,
                            Outcome.REJECTED,
                            Optional.of(
                                    new Defect(
                                            slug(result.path(PROBLEM).path("type").asText()),
                                            result.path(PROBLEM).path("detail").asText())));
            default ->
                    new Item.Done(
                            position,
                            Outcome.REJECTED,
                            Optional.of(
                                    new Defect(
                                            "changed-meanwhile",
                                            "The note was changed or deleted here after the plan: what is here stays.")));
        };
    }

    private static String slug(String type) {
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
