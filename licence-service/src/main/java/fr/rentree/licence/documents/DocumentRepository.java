package fr.rentree.licence.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.documentforms.Document;
import fr.rentree.licence.documentforms.TargetPublic;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.licence.subscriptions.AssignmentType;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The rows of documents. A distributor's queries name it: nobody else's are seen or changed.
@Singleton
public class DocumentRepository extends NamedSqlRepository {

    private static final String FIELDS =
            """
            jsonb_to_record(:document::jsonb) as d(
                id text, comment text, distributor text, resource text, "resourceIdType" text,
                label text, "startsAt" timestamptz, "endsAt" timestamptz, "endYear" text,
                schools text[], natures text[], category text, "assignmentType" text,
                counts jsonb, anybody text, publics text[], project text)
            """;
    private static final String TAKE =
            """
            insert into subscription_document (
                   distributor, id, comment, resource, resource_id_type, label, starts_at, ends_at,
                   end_year, schools, natures, category, assignment_type, teachers, pupils,
                   documentalists, other_staff, anybody, publics, project, created_at, modified_at)
            select distributor, id, comment, resource, "resourceIdType", label, "startsAt", "endsAt",
                   "endYear", schools, natures, category, "assignmentType", counts ->> 'TEACHERS',
                   counts ->> 'PUPILS', counts ->> 'DOCUMENTALISTS', counts ->> 'OTHER_STAFF',
                   anybody, publics, project, :now, :now
              from %s
            on conflict (distributor, id) where deleted_at is null do nothing
            returning number
            """
                    .formatted(FIELDS);
    private static final String REPLACE =
            """
            update subscription_document s
               set (comment, resource_id_type, label, ends_at, end_year, schools, category, teachers,
                    pupils, documentalists, other_staff, anybody, publics, project, modified_at)
                 = (d.comment, d."resourceIdType", d.label, d."endsAt", d."endYear", d.schools,
                    d.category, d.counts ->> 'TEACHERS', d.counts ->> 'PUPILS',
                    d.counts ->> 'DOCUMENTALISTS', d.counts ->> 'OTHER_STAFF', d.anybody,
                    d.publics, d.project, :now)
              from %s
             where s.number = :number
            """
                    .formatted(FIELDS);

    /// A document that stands, and the number that our rows know it by.
    record Standing(UUID number, Document document) {}

    /// A school as far as rules ask.
    ///
    /// @param nature null while identity does not know it
    record School(String uai, @Nullable String nature) {

        boolean isFirstDegree() {
            return nature != null && nature.startsWith("1");
        }
    }

    private final ObjectMapper json;

    DocumentRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// Takes the id for a new document; of two at once, one waits and finds it taken.
    @Transactional(TxType.MANDATORY)
    Optional<UUID> take(Document document, Instant now) {
        return first(
                TAKE,
                Parameters.of("document", write(document)).and("now", now),
                row -> uuid(row, "number"));
    }

    @Transactional(TxType.MANDATORY)
    boolean exists(String distributor, String id) {
        return first(
                        """
                        select 1 from subscription_document
                         where distributor = :distributor and id = :id and deleted_at is null
                        """,
                        Parameters.of("distributor", distributor).and("id", id),
                        row -> row.getInt(1))
                .isPresent();
    }

    /// Locks a document that stands until the transaction ends.
    @Transactional(TxType.MANDATORY)
    Optional<Standing> lock(String distributor, String id) {
        return first(
                """
                select * from subscription_document
                 where distributor = :distributor and id = :id and deleted_at is null
                   for update
                """,
                Parameters.of("distributor", distributor).and("id", id),
                row -> new Standing(uuid(row, "number"), document(row)));
    }

    @Transactional(TxType.MANDATORY)
    void replace(UUID number, Document document, Instant now) {
        update(
                REPLACE,
                Parameters.of("document", write(document)).and("number", number).and("now", now));
    }

    @Transactional(TxType.MANDATORY)
    void delete(UUID number, Instant now) {
        update(
                "update subscription_document set deleted_at = :now, modified_at = :now"
                        + " where number = :number",
                Parameters.of("number", number).and("now", now));
    }

    /// The schools that are known by these UAIs or are of these natures.
    @Transactional(TxType.MANDATORY)
    List<School> schools(Collection<String> uais, Collection<String> natures) {
        return list(
                """
                select uai, nature from establishment
                 where uai = any (:uais) or nature = any (:natures) order by uai
                """,
                Parameters.of("uais", uais).and("natures", natures),
                row -> new School(row.getString("uai"), row.getString("nature")));
    }

    /// A document as it was sent; the id of a deleted one begins with `_`.
    public static Document document(ResultSet row) throws SQLException {
        boolean deleted = row.getObject("deleted_at") != null;
        return new Document(
                (deleted ? "_" : "") + row.getString("id"),
                row.getString("comment"),
                row.getString("distributor"),
                row.getString("resource"),
                row.getString("resource_id_type"),
                row.getString("label"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getString("end_year"),
                texts(row, "schools"),
                texts(row, "natures"),
                row.getString("category"),
                AssignmentType.valueOf(row.getString("assignment_type")),
                counts(row),
                row.getString("anybody"),
                texts(row, "publics"),
                row.getString("project"));
    }

    private static Map<TargetPublic, String> counts(ResultSet row) throws SQLException {
        var counts = new EnumMap<TargetPublic, String>(TargetPublic.class);
        for (TargetPublic target : TargetPublic.values()) {
            String count = row.getString(target.name().toLowerCase(Locale.ROOT));
            if (count != null) {
                counts.put(target, count);
            }
        }
        return counts;
    }

    private String write(Document document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
