package fr.rentree.distribution.roster;

import fr.rentree.platform.school.Uai;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One person at one school, as the roster has them.
///
/// @param active false once they left, or when their access was cut
public record Member(
        Uai school,
        UUID person,
        String familyName,
        String givenName,
        Optional<LocalDate> birthDate,
        Profile profile,
        List<String> divisions,
        boolean active) {}
