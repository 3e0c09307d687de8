package fr.rentree.licence.mediacentre;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The favourites of whoever is calling: PostgreSQL shows nobody else's.
@Singleton
class FavouriteRepository extends NamedSqlRepository {

    private static final String LIST =
            """
            select f.school, f.resource, f.since, r.title,
                   exists (select from held_right h
                            where h.school = f.school and h.person = f.person
                              and h.resource = f.resource
                              and :today::date between h.first_day and h.last_day) as open
              from favourite f join resource r on r.id = f.resource
             where f.person = :person and (f.school || f.resource) collate "C" > :after
             order by (f.school || f.resource) collate "C" limit :limit
            """;

    /// Those that are there already do not count against the most there may be.
    private static final String ADD =
            """
            with added as (
                insert into favourite (person, school, resource, since)
                select :person, :school, id, :now from resource
                 where id = :resource
                   and (select count(*) from favourite where person = :person) < :most
                on conflict do nothing
                returning 1)
            select exists (select from resource where id = :resource) as known,
                   exists (select from added) or exists (
                     select from favourite
                      where person = :person and school = :school and resource = :resource) as there
            """;

    FavouriteRepository(DataSource database) {
        super(database);
    }

    /// What came of a wish.
    enum Outcome {
        THERE,
        TOO_MANY,
        UNKNOWN_RESOURCE
    }

    @Transactional
    List<Favourite> list(UUID person, LocalDate today, String after, int limit) {
        return list(
                LIST,
                Parameters.of("person", person)
                        .and("today", today)
                        .and("after", after)
                        .and("limit", limit),
                row ->
                        new Favourite(
                                new Uai(row.getString("school")),
                                row.getString("resource"),
                                row.getString("title"),
                                instant(row, "since"),
                                row.getBoolean("open")));
    }

    @Transactional
    Outcome add(UUID person, Uai school, String resource, Wish wish) {
        return only(
                ADD,
                Parameters.of("person", person)
                        .and("school", school.value())
                        .and("resource", resource)
                        .and("now", wish.now())
                        .and("most", wish.most()),
                row ->
                        !row.getBoolean("known")
                                ? Outcome.UNKNOWN_RESOURCE
                                : row.getBoolean("there") ? Outcome.THERE : Outcome.TOO_MANY);
    }

    /// When somebody wished for it, and how many wishes they may have.
    record Wish(Instant now, int most) {}

    @Transactional
    void remove(UUID person, Uai school, String resource) {
        update(
                "delete from favourite"
                        + " where person = :person and school = :school and resource = :resource",
                Parameters.of("person", person)
                        .and("school", school.value())
                        .and("resource", resource));
    }
}
