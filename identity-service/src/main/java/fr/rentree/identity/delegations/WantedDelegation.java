package fr.rentree.identity.delegations;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.school.Uai;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// A delegation that is asked for; it ends with the school year unless it is renewed.
record WantedDelegation(UUID person, Uai school, Permission permission, LocalDate lastDay) {

    Optional<DelegationRefusal> refusal(boolean isAtSchool, LocalDate today) {
        if (!isAtSchool) {
            return Optional.of(new DelegationRefusal.NotAtSchool(school));
        }
        if (lastDay.isBefore(today)) {
            return Optional.of(new DelegationRefusal.AlreadyOver(lastDay));
        }
        LocalDate latest = SchoolYear.of(today).next().lastDay();
        return lastDay.isAfter(latest)
                ? Optional.of(new DelegationRefusal.TooLong(lastDay, latest))
                : Optional.empty();
    }
}
