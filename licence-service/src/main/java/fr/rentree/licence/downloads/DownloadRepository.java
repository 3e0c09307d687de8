package fr.rentree.licence.downloads;

import fr.rentree.licence.downloads.Installation.Freed;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The rows of manuals on devices.
@Singleton
class DownloadRepository extends NamedSqlRepository {

    private static final String HOLDS =
            """
            select exists (select from held_right
                            where school = :school and person = :person and resource = :resource
                              and :today between first_day and last_day) as held
            """;

    /// Takes the lowest place that is free; of two who take the same, one waits and gets nothing.
    private static final String TAKE =
            """
            insert into installation (school, id, person, resource, device, name, serial_number,
                                      place, installed_at)
            select :school, uuidv7(), :person, :resource, :device, :name, :serialNumber, place, :now
              from generate_series(:first::int, :last::int) place
             where not exists (select from installation i
                                where i.school = :school and i.person = :person
                                  and i.resource = :resource and i.place = place.place
                                  and i.freed_at is null)
             order by place limit 1
            on conflict do nothing
            returning *
            """;

    private static final String HELD =
            """
            select * from installation
             where school = :school and person = :person and resource = :resource
               and freed_at is null
             order by place
            """;

    DownloadRepository(DataSource database) {
        super(database);
    }

    @Transactional
    boolean holds(Uai school, UUID person, String resource, LocalDate today) {
        return only(
                HOLDS,
                of(school, person, resource).and("today", today),
                row -> row.getBoolean("held"));
    }

    @Transactional(TxType.MANDATORY)
    Optional<Installation> take(WantedDownload wanted, int first, int last, Instant now) {
        return first(
                TAKE,
                of(wanted)
                        .and("device", wanted.device().id())
                        .and("name", wanted.device().name())
                        .and("serialNumber", wanted.device().serialNumber().orElse(null))
                        .and("first", first)
                        .and("last", last)
                        .and("now", now),
                DownloadRepository::installation);
    }

    /// The devices that have the manual now, the tablet first.
    @Transactional
    List<Installation> held(Uai school, UUID person, String resource) {
        return list(HELD, of(school, person, resource), DownloadRepository::installation);
    }

    /// The same device under a name that its app had before gives its place up.
    @Transactional(TxType.MANDATORY)
    void freeEarlierSelf(WantedDownload wanted, String by, Instant now) {
        wanted.device()
                .serialNumber()
                .ifPresent(number ->
                        update(
                                """
                                update installation
                                   set freed_at = :now, freed_by = :by, freed_why = 'REPLACED'
                                 where school = :school and person = :person
                                   and resource = :resource and freed_at is null
                                   and serial_number = :number and device <> :device
                                """,
                                of(wanted)
                                        .and("now", now)
                                        .and("by", by)
                                        .and("number", number)
                                        .and("device", wanted.device().id())));
    }

    /// Frees a place that is taken; false when there is none, or not any more.
    @Transactional(TxType.MANDATORY)
    boolean free(UUID download, Freed why, String by, Instant now) {
        return update(
                        """
                        update installation
                           set freed_at = :now, freed_by = :by, freed_why = :why
                         where id = :id and freed_at is null
                        """,
                        Parameters.of("id", download)
                                .and("now", now)
                                .and("by", by)
                                .and("why", why.name()))
                == 1;
    }

    /// A download, whether its place is still taken or not.
    @Transactional
    Optional<Installation> find(UUID download) {
        return first(
                "select * from installation where id = :id",
                Parameters.of("id", download),
                DownloadRepository::installation);
    }

    @Transactional
    List<Installation> list(Uai school, UUID person, UUID after, int limit) {
        return list(
                """
                select * from installation
                 where school = :school and person = :person and freed_at is null and id > :after
                 order by id limit :limit
                """,
                Parameters.of("school", school.value())
                        .and("person", person)
                        .and("after", after)
                        .and("limit", limit),
                DownloadRepository::installation);
    }

    private static Parameters of(WantedDownload wanted) {
        return of(wanted.school(), wanted.person(), wanted.resource());
    }

    private static Parameters of(Uai school, UUID person, String resource) {
        return Parameters.of("school", school.value())
                .and("person", person)
                .and("resource", resource);
    }

    private static Installation installation(ResultSet row) throws SQLException {
        return new Installation(
                uuid(row, "id"),
                new Uai(row.getString("school")),
                uuid(row, "person"),
                row.getString("resource"),
                row.getString("device"),
                row.getString("name"),
                row.getInt("place") == 0,
                instant(row, "installed_at"));
    }
}
