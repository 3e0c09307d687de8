package fr.rentree.licence.diffusables;

import fr.rentree.licence.catalogue.ResourceKind;
import fr.rentree.licence.diffusables.Diffusable.Organisation;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What the catalogue lists today, page by page.
@Singleton
class DiffusableRepository extends NamedSqlRepository {

    static final int PAGE = 1_000;

    private static final String PAGE_AFTER =
            """
            select r.*, t.name as technical_name,
                   array(select coalesce(o.name, '')
                           from unnest(r.distributors) with ordinality d(id, n)
                           left join organisation o on o.id = d.id order by n) as distributor_names
              from resource r left join organisation t on t.id = r.technical_distributor
             where r.withdrawn_at is null and r.id > :id
             order by r.id limit :limit
            """;

    DiffusableRepository(DataSource database) {
        super(database);
    }

    /// Which catalogue it is: it grows with each change.
    record Version(long number, Instant changedAt) {}

    @Transactional
    Version version() {
        return only(
                "select version, changed_at from catalogue_state",
                Parameters.none(),
                row -> new Version(row.getLong("version"), instant(row, "changed_at")));
    }

    @Transactional
    List<Diffusable> pageAfter(String id) {
        return list(
                PAGE_AFTER, Parameters.of("id", id).and("limit", PAGE), DiffusableRepository::read);
    }

    private static Diffusable read(ResultSet row) throws SQLException {
        var publisher =
                new Organisation(
                        row.getString("publisher_id"), known(row.getString("publisher_name")));
        String technical = row.getString("technical_distributor");
        return new Diffusable(
                row.getString("id"),
                row.getString("title"),
                publisher,
                distributors(texts(row, "distributors"), texts(row, "distributor_names")),
                technical == null
                        ? publisher
                        : new Organisation(technical, row.getString("technical_name")),
                row.getBoolean("shown"),
                row.getBoolean("subscribable"),
                ResourceKind.valueOf(row.getString("kind")) == ResourceKind.FAMILY,
                row.getString("family"));
    }

    private static List<Organisation> distributors(List<String> ids, List<String> names) {
        var distributors = new ArrayList<Organisation>();
        for (int i = 0; i < ids.size(); i++) {
            distributors.add(new Organisation(ids.get(i), known(names.get(i))));
        }
        return distributors;
    }

    private static @Nullable String known(String name) {
        return name.isEmpty() ? null : name;
    }
}
