package fr.rentree.licence.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.licence.formats.Entry;
import fr.rentree.licence.formats.EntrySink;
import fr.rentree.licence.formats.Finding;
import fr.rentree.licence.formats.RefusedFileException;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.sql.Column;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// What a file says, set down in batches as it is read.
@Singleton
class StagingRepository extends NamedSqlRepository {

    private static final int BATCH = 1_000;

    private static final String TWICE =
            """
            select min(number) as entry, min(line) as line, key,
                   string_agg(number::text, ', ' order by number) as numbers
              from catalogue_entry where import = :import
             group by key having count(distinct entry) > 1
             order by 1 limit :limit
            """;

    private static final String TWICE_ALIKE =
            """
            insert into catalogue_finding (import, entry, line, key, rule, field, value, remedy)
            select :import, max(number), max(line), key, 'duplicate', 'id', left(key, 200),
                   'It stands ' || count(*) || ' times, always alike: it is taken once.'
              from catalogue_entry where import = :import
             group by key having count(*) > 1 and count(distinct entry) = 1
            """;

    private static final String OFFER_TWICE =
            """
            select max(e.number) as entry, max(e.line) as line, o->>'id' as key,
                   string_agg(distinct e.key, ', ') as numbers
              from catalogue_entry e, jsonb_array_elements(e.entry->'offers') o
             where e.import = :import
             group by o->>'id' having count(distinct (e.key, o->>'number')) > 1
             order by 1 limit :limit
            """;

    private final ObjectMapper json;

    StagingRepository(DataSource database, ObjectMapper json) {
        super(database);
        this.json = json;
    }

    /// Takes one file's entries; those that break a rule are kept apart, the first of them.
    Staging begin(UUID id, ImportConfig limits) {
        return new Staging(id, limits);
    }

    void clear(UUID id) {
        update("delete from catalogue_entry where import = :import", Parameters.of("import", id));
    }

    /// One file being read.
    final class Staging implements EntrySink {

        private final UUID id;
        private final ImportConfig limits;
        private final List<Entry> entries = new ArrayList<>(BATCH);
        private final List<Finding> warnings = new ArrayList<>();
        private final List<Finding> broken = new ArrayList<>();
        private long brokenRules;
        private int accepted;

        private Staging(UUID id, ImportConfig limits) {
            this.id = id;
            this.limits = limits;
        }

        @Override
        public void accept(Entry entry) {
            if (++accepted > limits.entries()) {
                throw new RefusedFileException(
                        "too-many-entries",
                        "A file has %d entries at most.".formatted(limits.entries()));
            }
            entries.add(entry);
            if (entries.size() == BATCH) {
                writeEntries();
            }
        }

        @Override
        public void warn(Finding finding) {
            warnings.add(finding);
            if (warnings.size() == BATCH) {
                writeWarnings();
            }
        }

        @Override
        public void refuse(Finding finding) {
            brokenRules++;
            if (broken.size() < limits.findings()) {
                broken.add(finding);
            }
        }

        /// Writes what is left, and refuses the file when any rule is broken.
        void end() {
            writeEntries();
            writeWarnings();
            var limited = Parameters.of("import", id).and("limit", limits.findings());
            refuseEach(
                    TWICE,
                    limited,
                    "duplicate",
                    "id",
                    "These entries have one id and say different things: keep one.");
            refuseEach(
                    OFFER_TWICE,
                    limited,
                    "duplicate-offer",
                    "offres.eanlibraire",
                    "Each offer needs an id of its own.");
            if (brokenRules > 0) {
                throw ImportProblems.broken(broken, brokenRules);
            }
            update(TWICE_ALIKE, Parameters.of("import", id));
        }

        private void refuseEach(
                String sql, Parameters limited, String rule, String field, String remedy) {
            list(
                            sql,
                            limited,
                            row ->
                                    new Finding(
                                            row.getInt("entry"),
                                            row.getInt("line"),
                                            String.valueOf(row.getString("key")),
                                            rule,
                                            field,
                                            row.getString("numbers"),
                                            remedy))
                    .forEach(this::refuse);
        }

        private void writeEntries() {
            update(
                    """
                    insert into catalogue_entry (import, number, line, key, entry)
                    select :import, number, line, key, entry::jsonb
                      from unnest(:numbers, :lines, :keys, :entries)
                           as e(number, line, key, entry)
                    """,
                    Parameters.of("import", id)
                            .and("numbers", Column.of("int4", entries, Entry::number))
                            .and("lines", Column.of("int4", entries, Entry::line))
                            .and("keys", Column.of("text", entries, Entry::key))
                            .and("entries", Column.of("text", entries, e -> write(e.content()))));
            entries.clear();
        }

        private void writeWarnings() {
            update(
                    """
                    insert into catalogue_finding
                           (import, entry, line, key, rule, field, value, remedy)
                    select :import, w.*
                      from unnest(:entries, :lines, :keys, :rules, :fields, :values, :remedies) w
                    """,
                    Parameters.of("import", id)
                            .and("entries", Column.of("int4", warnings, Finding::entry))
                            .and("lines", Column.of("int4", warnings, Finding::line))
                            .and("keys", Column.of("text", warnings, Finding::key))
                            .and("rules", Column.of("text", warnings, Finding::rule))
                            .and("fields", Column.of("text", warnings, Finding::field))
                            .and("values", Column.of("text", warnings, Finding::value))
                            .and("remedies", Column.of("text", warnings, Finding::remedy)));
            warnings.clear();
        }
    }

    /// PostgreSQL has no text with NUL in it; no catalogue means one.
    private String write(Object content) {
        try {
            return json.writeValueAsString(content).replace("\\u0000", "\\uFFFD");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
