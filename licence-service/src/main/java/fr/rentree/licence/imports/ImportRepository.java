package fr.rentree.licence.imports;

import fr.rentree.licence.formats.Finding;
import fr.rentree.licence.imports.CatalogueImport.Plan;
import fr.rentree.licence.imports.CatalogueImport.State;
import fr.rentree.licence.imports.PlanRepository.Work;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Imports, their plans and their reports.
@Singleton
class ImportRepository extends NamedSqlRepository {

    /// Waits for the same file that is being read by somebody else, and then adds nothing.
    private static final String ADD =
            """
            insert into catalogue_import (id, source, format, digest, received_at, received_by, state)
            values (uuidv7(), :source, :format, :digest, :now, :by, 'PLANNED')
            on conflict (source, format, digest) where state in ('PLANNED', 'APPLYING') do nothing
            returning id
            """;

    private static final String SUPERSEDE_OLDER =
            """
            update catalogue_import set state = 'SUPERSEDED', finished_at = :now
             where source = :source and format = :format and state = 'PLANNED' and id <> :import
            returning id
            """;

    private static final String SETTLE_PLAN =
            """
            with c as (
                select count(*) filter (where change = 'NEW') as added,
                       count(*) filter (where change = 'CHANGED') as changed,
                       count(*) filter (where change = 'RETURNED') as returned,
                       count(*) filter (where change = 'WITHDRAWN') as withdrawn,
                       count(*) filter (where change = 'WITHDRAWN' and exists (
                         select from catalogue_entry e where e.import = :import and e.key = x.key))
                         as named_withdrawn,
                       md5(coalesce(string_agg(
                         concat_ws(' ', key, change, array_to_string(fields, ',')), E'\\n'
                         order by key), '')) as hash
                  from catalogue_change x where import = :import),
            e as (select count(distinct key) as entries from catalogue_entry where import = :import),
            w as (select count(*) as warnings from catalogue_finding where import = :import)
            update catalogue_import i
               set (plan_hash, entries, added, changed, returned, withdrawn, unchanged, warnings)
                 = (c.hash, e.entries, c.added, c.changed, c.returned, c.withdrawn,
                    e.entries - c.added - c.changed - c.returned - c.named_withdrawn, w.warnings)
              from c, e, w
             where i.id = :import
            returning i.*
            """;

    private static final String CLAIM =
            """
            update catalogue_import i
               set lease_until = clock_timestamp() + make_interval(secs => :seconds)
             where id = (select id from catalogue_import
                          where state = 'APPLYING'
                            and (lease_until is null or lease_until < clock_timestamp())
                          order by approved_at limit 1 for update skip locked)
            returning i.*
            """;

    ImportRepository(DataSource database) {
        super(database);
    }

    /// A new import, unless the very same file is under way.
    Optional<UUID> add(Upload upload, Instant now) {
        return first(
                ADD,
                upload.parameters().and("now", now).and("by", upload.by()),
                row -> uuid(row, "id"));
    }

    /// What identifies a file, and who sent it.
    record Upload(String source, ImportFormat format, String digest, String by) {
        Parameters parameters() {
            return Parameters.of("source", source).and("format", format).and("digest", digest);
        }
    }

    Optional<CatalogueImport> underWay(Upload upload) {
        return first(
                """
                select * from catalogue_import
                 where source = :source and format = :format and digest = :digest
                   and state in ('PLANNED', 'APPLYING')
                """,
                upload.parameters(),
                ImportRepository::read);
    }

    List<UUID> supersedeOlder(Work work, Instant now) {
        return list(
                SUPERSEDE_OLDER,
                work.parameters().and("format", work.format()).and("now", now),
                row -> uuid(row, "id"));
    }

    void told(UUID id, @Nullable Instant generatedAt, int unmatched) {
        update(
                "update catalogue_import set generated_at = :at, unmatched = :unmatched"
                        + " where id = :import",
                Parameters.of("import", id).and("at", generatedAt).and("unmatched", unmatched));
    }

    /// Counts what is planned, and gives the plan its hash.
    CatalogueImport settlePlan(UUID id) {
        return only(SETTLE_PLAN, Parameters.of("import", id), ImportRepository::read);
    }

    void approve(UUID id, String by, Instant now) {
        update(
                "update catalogue_import set state = 'APPLYING', approved_by = :by,"
                        + " approved_at = :now, reason = null where id = :import",
                Parameters.of("import", id).and("by", by).and("now", now));
    }

    CatalogueImport applied(UUID id, Instant now) {
        return only(
                "update catalogue_import set state = 'APPLIED', finished_at = :now,"
                        + " lease_until = null where id = :import returning *",
                Parameters.of("import", id).and("now", now),
                ImportRepository::read);
    }

    void planAgain(UUID id, String reason) {
        update(
                "update catalogue_import set state = 'PLANNED', reason = :reason,"
                        + " approved_by = null, approved_at = null, lease_until = null"
                        + " where id = :import",
                Parameters.of("import", id).and("reason", reason));
    }

    Optional<CatalogueImport> claim(Duration lease) {
        return first(
                CLAIM,
                Parameters.of("seconds", (double) lease.toSeconds()),
                ImportRepository::read);
    }

    Optional<CatalogueImport> lock(UUID id) {
        return first(
                "select * from catalogue_import where id = :import for update",
                Parameters.of("import", id),
                ImportRepository::read);
    }

    @Transactional
    Optional<CatalogueImport> find(UUID id) {
        return first(
                "select * from catalogue_import where id = :import",
                Parameters.of("import", id),
                ImportRepository::read);
    }

    /// Newest first; ids grow with time.
    @Transactional
    List<CatalogueImport> list(@Nullable UUID before, int limit) {
        return list(
                """
                select * from catalogue_import where :before::uuid is null or id < :before::uuid
                 order by id desc limit :limit
                """,
                Parameters.of("before", before).and("limit", limit),
                ImportRepository::read);
    }

    @Transactional
    List<Change> changes(UUID id, String after, int limit) {
        return list(
                """
                select * from catalogue_change where import = :import and key > :after
                 order by key limit :limit
                """,
                Parameters.of("import", id).and("after", after).and("limit", limit),
                row ->
                        new Change(
                                row.getString("key"),
                                row.getString("change"),
                                row.getString("title"),
                                texts(row, "fields")));
    }

    record Warning(long number, Finding finding) {}

    @Transactional
    List<Warning> warnings(UUID id, long after, int limit) {
        return list(
                """
                select * from catalogue_finding where import = :import and number > :after
                 order by number limit :limit
                """,
                Parameters.of("import", id).and("after", after).and("limit", limit),
                ImportRepository::warning);
    }

    private static Warning warning(ResultSet row) throws SQLException {
        return new Warning(
                row.getLong("number"),
                new Finding(
                        row.getInt("entry"),
                        row.getInt("line"),
                        row.getString("key"),
                        row.getString("rule"),
                        row.getString("field"),
                        row.getString("value"),
                        row.getString("remedy")));
    }

    private static CatalogueImport read(ResultSet row) throws SQLException {
        return new CatalogueImport(
                uuid(row, "id"),
                row.getString("source"),
                ImportFormat.valueOf(row.getString("format")),
                State.valueOf(row.getString("state")),
                optionalInstant(row, "generated_at").orElse(null),
                instant(row, "received_at"),
                optionalInstant(row, "finished_at").orElse(null),
                row.getString("plan_hash"),
                row.getString("reason"),
                new Plan(
                        row.getInt("entries"),
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getInt("returned"),
                        row.getInt("withdrawn"),
                        row.getInt("unchanged"),
                        row.getInt("unmatched"),
                        row.getInt("warnings")));
    }
}
