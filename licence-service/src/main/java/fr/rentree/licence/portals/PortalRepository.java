package fr.rentree.licence.portals;

import fr.rentree.licence.catalogue.Resource;
import fr.rentree.licence.catalogue.ResourceRepository;
import fr.rentree.licence.portals.PortalAnswer.Open;
import fr.rentree.licence.portals.PortalAnswer.UnknownPerson;
import fr.rentree.licence.portals.PortalAnswer.UnknownSchool;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.caller.Tenancy;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// What one person may open, for a portal: the whole question in one round trip, because every page
/// of every portal asks it.
@Singleton
class PortalRepository extends NamedSqlRepository {

    /// Always at least one row, so that it tells an unknown school from an unknown person from
    /// somebody with nothing.
    private static final String OPEN =
            """
            select e.uai, x.person, r.*
              from (select 1) asked
              left join establishment e on e.uai = :school and e.id_ent = :idEnt
              left join lateral (
                   select p.person, p.status from person p
                    where p.subject = :subject and p.access_point = e.access_point
                      and exists (select from place l
                                   where l.school = e.uai and l.person = p.person)
                    order by p.version desc limit 1) x on true
              left join lateral (
                   select distinct h.resource from held_right h
                    where h.school = e.uai and h.person = x.person and x.status <> 'SUSPENDED'
                      and :today::date between h.first_day and h.last_day) h on true
              left join resource r on r.id = h.resource
             order by r.kind, r.sort_title, r.id
            """;

    private final ResourceRepository catalogue;

    PortalRepository(DataSource database, ResourceRepository catalogue) {
        super(database);
        this.catalogue = catalogue;
    }

    private record Found(boolean school, boolean person, Optional<Resource> resource) {}

    /// What is open today; a portal sees every school, and whether it may ask is told before.
    PortalAnswer open(Asked asked, LocalDate today) {
        var open =
                query(
                        OPEN,
                        Parameters.of("school", asked.uai())
                                .and("idEnt", asked.idEnt())
                                .and("subject", asked.subject())
                                .and("today", today),
                        this::found);
        askAlone(Tenancy.sightOfEverybody(), open);
        var first = open.rows().getFirst();
        if (!first.school()) {
            return new UnknownSchool();
        }
        return first.person() ? new Open(resources(open.rows())) : new UnknownPerson();
    }

    private static List<Resource> resources(List<Found> rows) {
        return rows.stream().flatMap(row -> row.resource().stream()).toList();
    }

    private Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getString("uai") != null,
                row.getString("person") != null,
                row.getString("id") == null
                        ? Optional.empty()
                        : Optional.of(catalogue.resource(row)));
    }
}
