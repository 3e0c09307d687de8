package fr.rentree.identity.accesspoints;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/// Access points, and the schools that must be told again when their territory changes.
@ApplicationScoped
class AccessPointRepository implements PanacheRepositoryBase<AccessPointRow, String> {

    @Transactional
    List<AccessPoint> list() {
        return listAll(Sort.by("alias")).stream().map(AccessPointRow::toAccessPoint).toList();
    }

    Optional<AccessPoint> ofAlias(String alias) {
        return findByIdOptional(alias).map(AccessPointRow::toAccessPoint);
    }

    Optional<AccessPoint> ofEnt(String idEnt) {
        return find("idEnt", idEnt).firstResultOptional().map(AccessPointRow::toAccessPoint);
    }

    void put(AccessPoint accessPoint) {
        var row = findById(accessPoint.alias());
        boolean isNew = row == null;
        if (isNew) {
            row = new AccessPointRow();
            row.alias = accessPoint.alias();
        }
        row.idEnt = accessPoint.idEnt();
        row.name = accessPoint.name();
        row.protocol = accessPoint.protocol();
        row.territory = accessPoint.territory();
        if (isNew) {
            persist(row);
        }
        flush();
    }

    /// Owes the state of every school of the portal once more, under a new version.
    void publishSchools(String alias) {
        var database = getEntityManager();
        database.createNativeQuery(
                        """
                        update establishment set version = version + 1 where access_point = :alias
                        """)
                .setParameter("alias", alias)
                .executeUpdate();
        database.createNativeQuery(
                        """
                        insert into outbox (topic, key, type, payload)
                        select 'identity.establishments', s.school,
                               'identity.establishment-updated.v1', s.payload
                          from establishment_state s
                          join establishment e on e.school = s.school
                         where e.access_point = :alias
                        """)
                .setParameter("alias", alias)
                .executeUpdate();
    }
}
