package fr.rentree.identity.delegations;

import fr.rentree.platform.school.Uai;
import java.time.LocalDate;
import java.util.UUID;

/// A permission of somebody at a school, the last day included.
record Delegation(UUID id, UUID person, Uai school, Permission permission, LocalDate lastDay) {}
