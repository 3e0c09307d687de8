package fr.rentree.sync.annotations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.sync.documents.Kind;
import fr.rentree.sync.documents.Members;
import fr.rentree.sync.documents.Members.Member;
import fr.rentree.sync.documents.MembersReader;
import fr.rentree.sync.kinds.KindReader;
import fr.rentree.sync.limits.SyncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns what a client sent into the document that is kept: under the id that devices know, the
/// client's own id in `via`, and without what only we had added when it was read.
@ApplicationScoped
class AnnotationBodyReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KindReader kinds;
    private final SyncConfig limits;

    AnnotationBodyReader(KindReader kinds, SyncConfig limits) {
        this.kinds = kinds;
        this.limits = limits;
    }

    /// The text of a body, never more of it than a document has.
    String read(InputStream body) throws IOException {
        int limit = limits.bytesPerDocument();
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw ContainerProblems.tooLarge(limit, bytes.length);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw ContainerProblems.notReadable("these bytes are no UTF-8");
        }
    }

    /// The document of a new annotation.
    String created(String sent, StoredAnnotation fresh, String iri) {
        return checked(named(members(sent), fresh.urn(), iri), fresh.urn());
    }

    /// The document that replaces one: `canonical` and `via` are set once.
    String replaced(String sent, StoredAnnotation current, String iri) {
        var stored = MembersReader.readStored(String.valueOf(current.doc()));
        var kept = named(withoutOurs(members(sent), stored, current), current.urn(), iri);
        for (String fixed : List.of("canonical", "via")) {
            var before = stored.member(fixed);
            if (before.isPresent()) {
                var after = kept.member(fixed);
                if (after.isPresent() && !iris(after.get()).equals(iris(before.get()))) {
                    throw ContainerProblems.fixed(fixed);
                }
                kept = kept.with(fixed, before.get().raw());
            }
        }
        return checked(kept, current.urn());
    }

    private String checked(Members kept, String urn) {
        String document = kept.text();
        kinds.flaw(Kind.ANNOTATION, document, urn)
                .ifPresent(flaw -> {
                    throw ContainerProblems.flaw(flaw);
                });
        return document;
    }

    /// Under its id here; another one that it came with, and that no `via` names, goes there.
    private static Members named(Members sent, String urn, String iri) {
        var via = new LinkedHashSet<>(sent.member("via").map(v -> iris(v)).orElse(Set.of()));
        var before = Set.copyOf(via);
        sent.member("id")
                .map(AnnotationBodyReader::idOf)
                .filter(id -> !id.isEmpty())
                .ifPresent(via::add);
        via.removeAll(List.of(urn, iri));
        var named = sent.withFirst("id", Members.string(urn)).with("id", Members.string(urn));
        if (via.equals(before)) {
            return named;
        }
        return via.isEmpty() ? named.without("via") : named.with("via", json(via));
    }

    /// `created` and `modified` that only we had added come back with what a client read.
    private static Members withoutOurs(Members sent, Members stored, StoredAnnotation current) {
        var kept = sent;
        var ours =
                Map.of(
                        "created", ContainerWriter.moment(current.createdAt()),
                        "modified", ContainerWriter.moment(current.changedAt()));
        for (var added : ours.entrySet()) {
            var came = sent.member(added.getKey()).map(Member::raw);
            if (!stored.has(added.getKey()) && came.filter(added.getValue()::equals).isPresent()) {
                kept = kept.without(added.getKey());
            }
        }
        return kept;
    }

    private static Members members(String sent) {
        try {
            return MembersReader.read(sent);
        } catch (JsonProcessingException e) {
            throw ContainerProblems.notReadable(e.getOriginalMessage() + place(e));
        }
    }

    private static String place(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null ? "" : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String idOf(Member id) {
        if (id.words().isEmpty() && !id.raw().equals("\"\"")) {
            throw ContainerProblems.notReadable("`id` must be an IRI");
        }
        return id.words();
    }

    /// One IRI or several; in a list, what is none stands for itself.
    private static Set<String> iris(Member member) {
        try {
            JsonNode read = JSON.readTree(member.raw());
            if (read.isTextual()) {
                return Set.of(read.asText());
            }
            if (!read.isArray()) {
                throw ContainerProblems.notReadable("`via` and `canonical` are IRIs");
            }
            var all = new LinkedHashSet<String>();
            read.forEach(one -> all.add(one.isTextual() ? one.asText() : one.toString()));
            return all;
        } catch (JsonProcessingException e) {
            throw ContainerProblems.notReadable(e.getOriginalMessage());
        }
    }

    private static String json(Collection<String> iris) {
        try {
            return JSON.writeValueAsString(iris.size() == 1 ? iris.iterator().next() : iris);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
