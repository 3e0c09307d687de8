package fr.rentree.sync.support;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Counts of notebooks, and the journal of looks.
@Singleton
class SupportRepository extends SqlRepository {

    /// What is counted of one notebook.
    record Counts(
            UUID notebook,
            Optional<Instant> frozenAt,
            long tombstones,
            long versions,
            long recycled,
            Optional<Instant> lastChange) {}

    SupportRepository(DataSource database) {
        super(database);
    }

    void write(String operator, UUID person, String looked, Instant at) {
        update(
                "insert into support_look (operator, owner, looked, at) values (?, ?, ?, ?)",
                operator,
                person,
                looked,
                at);
    }

    /// Newest first.
    List<Look> journal(@Nullable UUID person, @Nullable UUID before, int rows) {
        return list(
                """
                select id, operator, owner, looked, at
                  from support_look
                 where (?::uuid is null or owner = ?::uuid) and (?::uuid is null or id < ?::uuid)
                 order by id desc
                 limit ?
                """,
                row ->
                        new Look(
                                uuid(row, "id"),
                                row.getString("operator"),
                                uuid(row, "owner"),
                                row.getString("looked"),
                                instant(row, "at")),
                person,
                person,
                before,
                before,
                rows);
    }

    Map<UUID, Counts> counts(UUID owner) {
        return list(
                        """
                        select n.id, n.frozen_at, coalesce(d.tombstones, 0) as tombstones,
                               coalesce(v.versions, 0) as versions, coalesce(b.recycled, 0) as recycled,
                               d.last_change
                          from notebook n
                          left join (select notebook, count(*) filter (where doc is null) as tombstones,
                                            max(changed_at) as last_change
                                       from document where owner = ? group by notebook) d on d.notebook = n.id
                          left join (select d.notebook, count(*) as versions
                                       from text_version v
                                       join document d on d.owner = v.owner and d.id = v.document
                                      where v.owner = ? group by d.notebook) v on v.notebook = n.id
                          left join (select notebook, count(*) as recycled
                                       from recycled where owner = ? group by notebook) b on b.notebook = n.id
                         where n.owner = ?
                        """,
                        row ->
                                new Counts(
                                        uuid(row, "id"),
                                        optionalInstant(row, "frozen_at"),
                                        row.getLong("tombstones"),
                                        row.getLong("versions"),
                                        row.getLong("recycled"),
                                        optionalInstant(row, "last_change")),
                        owner,
                        owner,
                        owner,
                        owner)
                .stream()
                .collect(Collectors.toMap(Counts::notebook, counts -> counts));
    }
}
