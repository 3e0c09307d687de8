package fr.rentree.platform;

import fr.rentree.platform.caller.CallerDirectory;
import fr.rentree.platform.caller.KnownPerson;
import fr.rentree.platform.caller.Place;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A roster of three: a head of school 1, a pupil of school 2, and somebody whose access was cut.
@ApplicationScoped
public class TestDirectory implements CallerDirectory {

    public static final Uai ONE = new Uai("0000001B");
    public static final Uai TWO = new Uai("0000002C");

    @Override
    public Optional<KnownPerson> find(String accessPoint, String subject) {
        return switch (subject) {
            case "head" -> Optional.of(person(subject, true, ONE, "HEAD"));
            case "pupil" -> Optional.of(person(subject, true, TWO, "PUPIL"));
            case "gone" -> Optional.of(person(subject, false, ONE, "HEAD"));
            default -> Optional.empty();
        };
    }

    public static UUID id(String subject) {
        return UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8));
    }

    private static KnownPerson person(String subject, boolean active, Uai school, String profile) {
        return new KnownPerson(id(subject), active, List.of(new Place(school, profile, Set.of())));
    }
}
