package fr.rentree.licence.downloads;

import fr.rentree.licence.roster.PersonsForgotten;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.sql.Column;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Handovers as they were told, and what they mean for manuals that are on devices already.
@Singleton
class TabletRepository extends NamedSqlRepository {

    private static final String PUT =
            """
            insert into handed_over_tablet (school, handover, serial_number, person, handed_over_at)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    /// Depends on the facts only, so that their order of arrival does not matter.
    private static final String END =
            """
            update handed_over_tablet t set ended_at = s.at
              from handed_over_tablet o
             cross join lateral (
                   select min(l.handed_over_at) as at from handed_over_tablet l
                    where (l.serial_number = o.serial_number or l.person = o.person)
                      and (l.handed_over_at, l.handover) > (o.handed_over_at, o.handover)) s
             where (o.serial_number = any (:tablets) or o.person = any (:persons::uuid[]))
               and t.school = o.school and t.handover = o.handover
               and t.ended_at is distinct from s.at
            returning t.person
            """;

    private static final String FREE =
            """
            update installation i
               set freed_at = :now, freed_by = 'distribution-service', freed_why = 'REPLACED'
             where i.person = any (:persons::uuid[]) and i.place = 0 and i.freed_at is null
               and not exists (select from handed_over_tablet t
                                where t.person = i.person and t.serial_number = i.serial_number
                                  and t.ended_at is null)
            """;

    /// A manual that was on the tablet before it was known as one gives its place back.
    private static final String RECOGNISE =
            """
            update installation i set place = 0
              from handed_over_tablet t
             where i.person = any (:persons::uuid[]) and i.place > 0 and i.freed_at is null
               and t.person = i.person and t.serial_number = i.serial_number
               and t.ended_at is null
               and not exists (select from installation o
                                where o.school = i.school and o.person = i.person
                                  and o.resource = i.resource and o.place = 0
                                  and o.freed_at is null)
            """;

    TabletRepository(DataSource database) {
        super(database);
    }

    @Transactional(TxType.MANDATORY)
    void put(List<TabletHandedOver> handovers, Instant now) {
        update(
                PUT,
                Column.of("text", handovers, TabletHandedOver::uai),
                Column.of("uuid", handovers, TabletHandedOver::handover),
                Column.of("text", handovers, TabletHandedOver::serialNumber),
                Column.of("uuid", handovers, TabletHandedOver::person),
                Column.of("timestamptz", handovers, TabletHandedOver::at));
        var persons = new HashSet<UUID>();
        handovers.forEach(handover -> persons.add(handover.person()));
        persons.addAll(
                list(
                        END,
                        Parameters.of(
                                        "tablets",
                                        handovers.stream()
                                                .map(TabletHandedOver::serialNumber)
                                                .toList())
                                .and("persons", persons),
                        row -> uuid(row, "person")));
        settle(persons, now);
    }

    /// Makes places agree with tablets: one that is theirs no more frees its place, and one that is
    /// theirs counts no more.
    @Transactional(TxType.MANDATORY)
    void settle(Collection<UUID> persons, Instant now) {
        var touched = Parameters.of("persons", persons).and("now", now);
        update(FREE, touched);
        update(RECOGNISE, touched);
    }

    /// Whether the device is the tablet that was handed to the person and is still theirs.
    @Transactional(TxType.MANDATORY)
    boolean isTablet(UUID person, Device device) {
        return device.serialNumber()
                .filter(number ->
                        only(
                                """
                                select exists (select from handed_over_tablet
                                                where person = :person and serial_number = :number
                                                  and ended_at is null) as tablet
                                """,
                                Parameters.of("person", person).and("number", number),
                                row -> row.getBoolean("tablet")))
                .isPresent();
    }

    /// Whoever is forgotten leaves nothing here; their installations go with the person.
    void forget(@Observes PersonsForgotten forgotten) {
        update(
                "delete from handed_over_tablet where person = any (:persons::uuid[])",
                Parameters.of("persons", forgotten.persons()));
    }
}
