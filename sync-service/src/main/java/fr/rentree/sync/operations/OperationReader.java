package fr.rentree.sync.operations;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.rentree.platform.school.Uai;
import fr.rentree.sync.documents.DocumentReader;
import fr.rentree.sync.documents.Flaw;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.kinds.KindReader;
import fr.rentree.sync.limits.FixedLimits;
import fr.rentree.sync.merge.HybridClock;
import fr.rentree.sync.operations.Operation.Heading;
import fr.rentree.sync.operations.Operation.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads one operation of a batch; what is wrong with it is a refusal of its own.
@ApplicationScoped
class OperationReader {

    /// What stood in one place of the batch, not yet understood: raw values by field.
    record Sent(Map<String, Value> members) {

        static Sent read(char[] text, JsonParser parser) throws IOException {
            var members = new LinkedHashMap<String, Value>();
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return new Sent(members);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                String words = token.isScalarValue() ? parser.getText() : "";
                members.put(name, new Value(token, words, DocumentReader.slice(text, parser)));
            }
            return new Sent(members);
        }
    }

    /// @param words of a scalar, unescaped
    /// @param raw as it was written
    record Value(JsonToken token, String words, String raw) {}

    private static final class NotAnOperation extends Exception {
        private final transient Refusal refusal;

        NotAnOperation(Refusal refusal) {
            super(null, null, false, false);
            this.refusal = refusal;
        }
    }

    private static final Set<String> FIELDS =
            Set.of(
                    "opId",
                    "op",
                    "id",
                    "kind",
                    "work",
                    "school",
                    "baseRev",
                    "ownUnread",
                    "hlc",
                    "doc",
                    "patch");
    private static final String URN = "urn:uuid:";
    private static final int LONGEST_NAME = 200;

    private final KindReader kinds;

    OperationReader(KindReader kinds) {
        this.kinds = kinds;
    }

    Item read(Sent sent, UUID device) {
        try {
            return new Item.Readable(operation(sent, device));
        } catch (NotAnOperation e) {
            var opId = sent.members().get("opId");
            return new Item.Unreadable(
                    opId != null && opId.token() == JsonToken.VALUE_STRING ? opId.words() : null,
                    e.refusal);
        }
    }

    private Operation operation(Sent sent, UUID device) throws NotAnOperation {
        for (String field : sent.members().keySet()) {
            demand(FIELDS.contains(field), field, "no such field");
        }
        var heading = heading(sent, device);
        String op = text(sent, "op", LONGEST_NAME);
        demand(op.equals("put") || !present(sent, "doc"), "doc", "only with a put");
        demand(op.equals("patch") || !present(sent, "patch"), "patch", "only with a patch");
        return switch (op) {
            case "put" -> put(sent, heading);
            case "patch" -> patch(sent, heading);
            case "delete" -> new Operation.Delete(heading);
            default -> throw refused(new Refusal.BadField("op", "put, patch or delete"));
        };
    }

    private Operation put(Sent sent, Heading heading) throws NotAnOperation {
        demand(present(sent, "doc"), "doc", "the whole document");
        String doc = value(sent, "doc").raw();
        demandNo(kinds.flaw(heading.kind(), doc, URN + heading.note()));
        return new Operation.Put(heading, doc);
    }

    private Operation patch(Sent sent, Heading heading) throws NotAnOperation {
        demand(present(sent, "patch"), "patch", "a JSON merge patch, an object");
        String patch = value(sent, "patch").raw();
        demandNo(kinds.patchFlaw(patch));
        return new Operation.Patch(heading, patch);
    }

    private static void demandNo(Optional<Flaw> flaw) throws NotAnOperation {
        if (flaw.isPresent()) {
            throw refused(new Refusal.Flawed(flaw.get()));
        }
    }

    private static Heading heading(Sent sent, UUID device) throws NotAnOperation {
        String opId = text(sent, "opId", FixedLimits.CHARACTERS_PER_OPERATION_ID);
        String id = text(sent, "id", LONGEST_NAME);
        var kind = kind(sent);
        var school = Uai.tryParse(text(sent, "school", LONGEST_NAME));
        demand(school.isPresent(), "school", "the UAI of a school");
        var clock = HybridClock.tryParse(text(sent, "hlc", LONGEST_NAME));
        demand(
                clock.isPresent() && clock.get().device().equals(device),
                "hlc",
                "<milliseconds>:<counter>:<device>, the device being the one that sends");
        return new Heading(
                opId,
                note(id),
                kind,
                text(sent, "work", FixedLimits.CHARACTERS_PER_WORK),
                school.orElseThrow(),
                baseRev(sent),
                ownUnread(sent),
                clock.orElseThrow(),
                digest(sent));
    }

    private static Kind kind(Sent sent) throws NotAnOperation {
        String word = text(sent, "kind", LONGEST_NAME);
        var kind = Kind.tryParse(word);
        if (kind.isEmpty()) {
            throw refused(new Refusal.UnsupportedKind(word));
        }
        return kind.get();
    }

    private static UUID note(String id) throws NotAnOperation {
        try {
            var note = UUID.fromString(id.substring(id.startsWith(URN) ? URN.length() : 0));
            demand(id.equals(URN + note), "id", "urn:uuid:<UUID in lower case>");
            return note;
        } catch (IllegalArgumentException _) {
            throw refused(new Refusal.BadField("id", "urn:uuid:<UUID in lower case>"));
        }
    }

    private static int baseRev(Sent sent) throws NotAnOperation {
        var value = sent.members().get("baseRev");
        if (value == null || value.token() == JsonToken.VALUE_NULL) {
            return 0;
        }
        demand(
                value.token() == JsonToken.VALUE_NUMBER_INT && value.words().matches("\\d{1,9}"),
                "baseRev",
                "the `rev` that the device had read, or null");
        return Integer.parseInt(value.words());
    }

    private static boolean ownUnread(Sent sent) throws NotAnOperation {
        if (!present(sent, "ownUnread")) {
            return false;
        }
        var token = value(sent, "ownUnread").token();
        demand(token.isBoolean(), "ownUnread", "true or false");
        return token == JsonToken.VALUE_TRUE;
    }

    private static String text(Sent sent, String field, int longest) throws NotAnOperation {
        var value = value(sent, field);
        String words = value.words();
        demand(
                value.token() == JsonToken.VALUE_STRING
                        && !words.isBlank()
                        && words.length() <= longest
                        && words.codePoints().noneMatch(OperationReader::isNoCharacter),
                field,
                "a text of 1 to " + longest + " characters");
        return words;
    }

    /// Half of a character is kept as a question mark: two names would be one.
    private static boolean isNoCharacter(int code) {
        return Character.isISOControl(code) || Character.getType(code) == Character.SURROGATE;
    }

    private static boolean present(Sent sent, String field) {
        var value = sent.members().get(field);
        return value != null && value.token() != JsonToken.VALUE_NULL;
    }

    private static Value value(Sent sent, String field) throws NotAnOperation {
        Value value = sent.members().get(field);
        if (value == null) {
            throw refused(new Refusal.BadField(field, "a value, it is missing"));
        }
        return value;
    }

    private static void demand(boolean holds, String field, String expected) throws NotAnOperation {
        if (!holds) {
            throw refused(new Refusal.BadField(field, expected));
        }
    }

    private static NotAnOperation refused(Refusal refusal) {
        return new NotAnOperation(refusal);
    }

    /// Of what the operation does; sent again it is the same, byte for byte.
    private static long digest(Sent sent) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            String content = present(sent, "patch") ? "patch" : "doc";
            for (String field : new String[] {"op", "id", "hlc", content}) {
                Value value = sent.members().get(field);
                String raw = value == null ? "" : value.raw();
                digest.update(raw.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
