package fr.rentree.identity.plans;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/// Writes a plan into the roster, set by set, with the events that it owes.
@Singleton
class ApplyRepository extends SqlRepository {

    ApplyRepository(DataSource database) {
        super(database);
    }

    void applySchools(UUID delivery, String accessPoint, boolean removalsLifted) {
        update(ApplySql.ESTABLISHMENTS, accessPoint, delivery);
        update(ApplySql.LAST_ACCEPTED, delivery, removalsLifted);
        update(ApplySql.ESTABLISHMENT_EVENTS, delivery);
        update(ApplySql.NOMENCLATURE_REMOVED, delivery);
        update(ApplySql.NOMENCLATURE, delivery);
    }

    void applyGroups(UUID delivery) {
        update(ApplySql.GROUPS_REMOVED, delivery);
        update(ApplySql.GROUPS, delivery);
        update(ApplySql.GROUP_EVENTS, delivery);
        update(ApplySql.GROUP_TOMBSTONES, delivery);
    }

    /// People keep their id by (access point, subject), whatever school they come from.
    void applyPeople(UUID delivery, String accessPoint, LocalDate today) {
        update(ApplySql.PEOPLE, accessPoint, delivery);
        update(ApplySql.PEOPLE_KNOWN, accessPoint, delivery);
        update("analyze planned_change");
        update(ApplySql.PLACES_OF_COMEBACKS, delivery);
        update(ApplySql.LEAVERS, today, delivery);
        update(ApplySql.PLACES_LEFT, delivery);
        update(ApplySql.PEOPLE_ELSEWHERE, delivery);
        update(ApplySql.PLACES, delivery);
        update(ApplySql.PERSON_EVENTS, delivery);
    }

    void announce(UUID delivery, Instant at) {
        update(ApplySql.APPLIED, at.atOffset(ZoneOffset.UTC), delivery);
    }
}
