package fr.rentree.licence.mediacentre;

import fr.rentree.licence.catalogue.ResourceKind;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What stands on one person's shelf.
@Singleton
class MediacentreRepository extends NamedSqlRepository {

    /// Of a resource held for several years one after the other, the latest; families first.
    private static final String SHELF =
            """
            select * from (
                select distinct on (a.school, a.resource)
                       a.id as assignment, a.school, a.held_from, a.last_day, r.*,
                       exists (select from assignment f
                                where f.school = a.school and f.person = a.person
                                  and f.resource = r.family and f.taken_back is null
                                  and f.locked_at is null
                                  and :today between f.held_from and f.last_day) as family_held
                  from assignment a
                  join resource r on r.id = a.resource
                 where a.person = :person
                   and (:school::text is null or a.school = :school)
                   and a.taken_back is null and a.locked_at is null
                   and a.last_day >= :since
                 order by a.school, a.resource,
                          :today between a.held_from and a.last_day desc, a.last_day desc) shelf
             order by school, kind, title, id
            """;

    MediacentreRepository(DataSource database) {
        super(database);
    }

    /// The shelf today; rights that expired since a day are still shown, as expired.
    @Transactional
    List<MediacentreItem> shelf(
            UUID person, @Nullable Uai school, LocalDate today, LocalDate since) {
        return list(
                SHELF,
                Parameters.of("person", person)
                        .and("school", school == null ? null : school.value())
                        .and("today", today)
                        .and("since", since),
                row -> item(row, today));
    }

    private static MediacentreItem item(ResultSet row, LocalDate today) throws SQLException {
        var state = MediacentreItem.State.on(today, day(row, "held_from"), day(row, "last_day"));
        return new MediacentreItem(
                uuid(row, "assignment"),
                new Uai(row.getString("school")),
                row.getString("id"),
                row.getString("title"),
                row.getString("publisher_name"),
                ResourceKind.valueOf(row.getString("kind")),
                row.getString("family"),
                row.getBoolean("family_held"),
                row.getString("work"),
                row.getString("edition"),
                day(row, "held_from"),
                day(row, "last_day"),
                state,
                state == MediacentreItem.State.OPEN ? row.getString("access_url") : null);
    }
}
