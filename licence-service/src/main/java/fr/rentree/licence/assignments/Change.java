package fr.rentree.licence.assignments;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import java.util.UUID;

/// One act on seats of a school, as the journal keeps it: who, when, why, and from which screen or
/// rule.
public record Change(
        Uai school, UUID batch, String byWhom, Instant at, String why, String origin) {}
