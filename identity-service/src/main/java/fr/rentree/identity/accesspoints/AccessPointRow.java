package fr.rentree.identity.accesspoints;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// One row of access_point.
@Entity
@Table(name = "access_point")
class AccessPointRow {

    @Id String alias;

    @Column(name = "id_ent")
    String idEnt;

    @Column String name;

    @Enumerated(EnumType.STRING)
    @Column
    AccessPoint.Protocol protocol;

    @Column String territory;

    AccessPoint toAccessPoint() {
        return new AccessPoint(alias, idEnt, name, protocol, territory);
    }
}
