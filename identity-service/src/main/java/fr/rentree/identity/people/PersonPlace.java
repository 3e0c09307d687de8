package fr.rentree.identity.people;

import fr.rentree.platform.school.Uai;
import java.util.List;

/// What somebody is at one school: profile, permissions, divisions and groups, programmes.
record PersonPlace(
        Uai uai,
        String profile,
        List<String> permissions,
        List<String> divisions,
        List<String> groups,
        List<String> levels) {}
