package fr.rentree.identity.staging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.identity.formats.Finding;
import fr.rentree.identity.formats.ReadRecord;
import fr.rentree.identity.formats.RosterRecord;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Copies records and what is wrong with them into staging.
@Singleton
class StagingRepository extends SqlRepository {

    private static final String COPY_RECORDS =
            """
            copy staged_record (import, ordinal, kind, page, line, key, identity, subject, school,
                                code, schools, body, rejected) from stdin
            """;
    private static final String COPY_FINDINGS =
            """
            copy rejection (import, severity, page, line, record_key, code, message, remedy)
            from stdin
            """;

    private final ObjectMapper json;

    StagingRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    void clear(UUID delivery) {
        update("delete from staged_record where import = ?", delivery);
        update("delete from rejection where import = ?", delivery);
        update("delete from import_school where import = ?", delivery);
    }

    void copyRecords(CopyRows rows) {
        copy(COPY_RECORDS, rows.take());
    }

    void copyFindings(CopyRows rows) {
        copy(COPY_FINDINGS, rows.take());
    }

    void addRecord(CopyRows rows, UUID delivery, long ordinal, String page, ReadRecord record) {
        RosterRecord content = record.content().orElse(null);
        List<String> schools = content == null ? List.of() : content.schools();
        rows.add(
                delivery,
                ordinal,
                record.kind(),
                page,
                record.line(),
                record.key(),
                content == null ? null : content.identity(),
                record.subject(),
                schools.isEmpty() ? null : schools.getFirst(),
                content == null ? null : content.code(),
                "{" + String.join(",", schools) + "}",
                body(content),
                content == null);
    }

    void addFindings(CopyRows rows, UUID delivery, String page, ReadRecord record) {
        for (Finding finding : record.findings()) {
            rows.add(
                    delivery,
                    finding.rejects() ? "REJECTED" : "WARNING",
                    page,
                    finding.line(),
                    record.key(),
                    finding.code(),
                    finding.message(),
                    finding.remedy());
        }
    }

    long rejections(UUID delivery) {
        return first(
                        "select count(*) from rejection where import = ?",
                        row -> row.getLong(1),
                        delivery)
                .orElse(0L);
    }

    private @Nullable String body(@Nullable RosterRecord content) {
        try {
            return content == null ? null : json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that cannot be written as JSON", e);
        }
    }
}
