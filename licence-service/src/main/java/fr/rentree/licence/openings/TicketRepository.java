package fr.rentree.licence.openings;

import fr.rentree.licence.openings.Opening.Wanted;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Tickets by their digest, and how often was opened what.
@Singleton
class TicketRepository extends NamedSqlRepository {

    /// The click is what counts, whatever becomes of the ticket.
    private static final String ISSUE =
            """
            with issued as (
                insert into opening_ticket (digest, school, person, resource, publisher, grain,
                                            challenge, expires_at)
                values (:digest, :school, :person, :resource, :publisher, :grain, :challenge,
                        :expiresAt))
            insert into opening as o (school, person, resource, day, times)
            values (:school, :person, :resource, :today, 1)
            on conflict (school, resource, day, person) do update set times = o.times + 1
            """;

    /// Of those who come with one ticket at the same time, PostgreSQL lets one through: the others
    /// wait for its row and find it used.
    private static final String USE =
            """
            update opening_ticket t set used_at = :now
              from resource r
             where r.id = t.resource and t.digest = :digest and t.used_at is null
               and t.expires_at > :now
               and (t.challenge = :challenge
                    or t.publisher is not null
                       and :publisher in (t.publisher, r.technical_distributor))
               and exists (select from held_right h
                            where h.school = t.school and h.person = t.person
                              and h.resource = t.resource
                              and :today::date between h.first_day and h.last_day)
               and exists (select from person p
                            where p.person = t.person and p.status <> 'SUSPENDED')
            returning t.school, t.person, t.resource, t.grain, r.publisher_id
            """;

    private static final String FIND =
            """
            select t.challenge, t.expires_at, t.used_at is not null as used,
                   t.publisher is not null and :publisher in (t.publisher, r.technical_distributor)
                     as of_publisher
              from opening_ticket t join resource r on r.id = t.resource
             where t.digest = :digest
            """;

    private static final String FORGET =
            """
            delete from opening_ticket where digest in (
                   select digest from opening_ticket where expires_at < :before
                    order by expires_at limit :most for update skip locked)
            """;

    TicketRepository(DataSource database) {
        super(database);
    }

    /// Who comes with a ticket: the reader app, by the challenge that its verifier answers, or a
    /// publisher's server.
    ///
    /// @param publisher SIREN_ISNI, empty for the reader app
    /// @param challenge empty for a publisher
    record Bearer(String digest, String publisher, String challenge) {}

    record Used(
            Uai school, UUID person, String resource, @Nullable String grain, String publisher) {}

    /// A ticket that was not let through.
    record Kept(@Nullable String challenge, boolean ofPublisher, Instant expiresAt, boolean used) {}

    /// For how long a ticket is good, and on which day the click counts.
    record Period(Instant expiresAt, LocalDate today) {}

    @Transactional
    void issue(Secret ticket, Wanted wanted, String publisher, Period period) {
        boolean isForPublisher = wanted.door() == Opening.Door.PUBLISHER;
        update(
                ISSUE,
                Parameters.of("digest", ticket.digest())
                        .and("school", wanted.school().value())
                        .and("person", wanted.person())
                        .and("resource", wanted.resource())
                        .and("publisher", isForPublisher ? publisher : null)
                        .and("grain", wanted.grain().orElse(null))
                        .and("challenge", wanted.challenge().orElse(null))
                        .and("expiresAt", period.expiresAt())
                        .and("today", period.today()));
    }

    /// Uses a ticket up, if the bearer is whom it is for and the right is still there.
    @Transactional
    Optional<Used> use(Bearer bearer, Instant now, LocalDate today) {
        return first(
                USE,
                parameters(bearer).and("now", now).and("today", today),
                TicketRepository::used);
    }

    @Transactional
    Optional<Kept> find(Bearer bearer) {
        return first(
                FIND,
                parameters(bearer),
                row ->
                        new Kept(
                                row.getString("challenge"),
                                row.getBoolean("of_publisher"),
                                instant(row, "expires_at"),
                                row.getBoolean("used")));
    }

    /// Takes tickets away that were over before a moment; returns how many.
    @Transactional
    int forget(Instant before, int most) {
        return update(FORGET, Parameters.of("before", before).and("most", most));
    }

    private static Parameters parameters(Bearer bearer) {
        return Parameters.of("digest", bearer.digest())
                .and("publisher", bearer.publisher())
                .and("challenge", bearer.challenge());
    }

    private static Used used(ResultSet row) throws SQLException {
        return new Used(
                new Uai(row.getString("school")),
                uuid(row, "person"),
                row.getString("resource"),
                row.getString("grain"),
                row.getString("publisher_id"));
    }
}
