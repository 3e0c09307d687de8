package fr.rentree.licence.distributors;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The schools that documents can name, page by page.
@Singleton
class SchoolListRepository extends NamedSqlRepository {

    static final int PAGE = 1_000;

    /// A school as far as identity told.
    record School(String uai, String name, @Nullable String nature, @Nullable String idEnt) {}

    SchoolListRepository(DataSource database) {
        super(database);
    }

    @Transactional
    List<School> pageAfter(String uai) {
        return list(
                "select * from establishment where uai > :uai order by uai limit :limit",
                Parameters.of("uai", uai).and("limit", PAGE),
                row ->
                        new School(
                                row.getString("uai"),
                                row.getString("name"),
                                row.getString("nature"),
                                row.getString("id_ent")));
    }
}
