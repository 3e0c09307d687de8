package fr.rentree.platform.caller;

import fr.rentree.platform.school.Uai;
import java.util.Set;

/// What a person is at one school, and what they were delegated there.
public record Place(Uai school, String profile, Set<String> permissions) {

    public Place {
        permissions = Set.copyOf(permissions);
    }

    boolean holds(String profileOrPermission) {
        return profile.equals(profileOrPermission) || permissions.contains(profileOrPermission);
    }
}
