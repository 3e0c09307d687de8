package fr.rentree.identity.delegations;

import fr.rentree.platform.school.Uai;
import java.time.LocalDate;

/// Why a permission is not delegated.
sealed interface DelegationRefusal {

    record NotAtSchool(Uai school) implements DelegationRefusal {}

    record AlreadyOver(LocalDate lastDay) implements DelegationRefusal {}

    record TooLong(LocalDate lastDay, LocalDate latest) implements DelegationRefusal {}

    record AlreadyDelegated(Permission permission) implements DelegationRefusal {}
}
