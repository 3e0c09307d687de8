package fr.rentree.sync.kinds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.rentree.sync.documents.Flaw;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.limits.FixedLimits;
import fr.rentree.sync.limits.SyncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Looks into a document as its kind asks for, and changes nothing in it. The shapes are those of
/// `contracts/sync/documents`; the limits are settings.
@ApplicationScoped
public class KindReader {

    /// Of UTF-8 for one `char`, at most.
    private static final int BYTES_PER_CHAR = 3;

    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(
                                                            FixedLimits.LEVELS_PER_DOCUMENT)
                                                    .maxNumberLength(FixedLimits.DIGITS_PER_NUMBER)
                                                    .maxNameLength(FixedLimits.CHARACTERS_PER_NAME)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private final SyncConfig limits;

    KindReader(SyncConfig limits) {
        this.limits = limits;
    }

    /// What is wrong with a document that is to be kept under this id, if anything.
    ///
    /// @param id as the document itself would spell it: `urn:uuid:…`
    public Optional<Flaw> flaw(Kind kind, String document, String id) {
        try {
            var doc = object("doc", document);
            doc.member("type")
                    .demand(type -> isOrContains(type, kind), "\"%s\"".formatted(kind.type()));
            var own = doc.member("id");
            if (own.isThere() && !own.node().asText().equals(id)) {
                throw new FlawedException(new Flaw.OtherId(own.node().asText()));
            }
            check(kind, doc);
            return Optional.empty();
        } catch (FlawedException e) {
            return Optional.of(e.flaw());
        }
    }

    /// What is wrong with a patch, whatever it is for, if anything.
    public Optional<Flaw> patchFlaw(String patch) {
        try {
            object("patch", patch);
            return Optional.empty();
        } catch (FlawedException e) {
            return Optional.of(e.flaw());
        }
    }

    private void check(Kind kind, ValueReader doc) throws FlawedException {
        switch (kind) {
            case ANNOTATION -> AnnotationReader.check(doc, limits);
            case SEQUENCE -> SequenceReader.check(doc, limits);
            case POSITION -> SmallKindReader.position(doc, limits);
            case PROGRESS -> SmallKindReader.progress(doc);
            case PREFERENCE -> SmallKindReader.preference(doc, limits);
        }
    }

    private ValueReader object(String place, String text) throws FlawedException {
        demandRoom(place, text);
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.isObject()) {
                throw new FlawedException(new Flaw.NotReadable(place, "expected a JSON object"));
            }
            return new ValueReader(place, root);
        } catch (JsonProcessingException e) {
            throw new FlawedException(new Flaw.NotReadable(place, e.getOriginalMessage()));
        }
    }

    /// Counts the bytes only of what may have too many: no character has more than three.
    private void demandRoom(String place, String text) throws FlawedException {
        int most = limits.bytesPerDocument();
        if (text.length() <= most / BYTES_PER_CHAR) {
            return;
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > most) {
            throw new FlawedException(new Flaw.DocumentTooLarge(place, most, bytes));
        }
    }

    private static boolean isOrContains(JsonNode type, Kind kind) {
        boolean found = type.isTextual() && type.textValue().equals(kind.type());
        if (type.isArray()) {
            for (JsonNode one : type) {
                found |= one.isTextual() && one.textValue().equals(kind.type());
            }
        }
        return found;
    }
}
