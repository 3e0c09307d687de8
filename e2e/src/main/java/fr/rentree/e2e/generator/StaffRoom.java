package fr.rentree.e2e.generator;

import fr.rentree.e2e.generator.Person.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Who works at a school in a year: teachers, of whom some come from elsewhere each year, and all
/// the others.
record StaffRoom(Ent ent, int school, int year) {
    private static final int TEACHERS = 62;
    private static final int MOBILE_TEACHERS = 2;
    private static final int SHARED_TEACHER = 5;
    private static final int FIRST_YEAR = 2026;

    List<StaffMember> members() {
        var members = new ArrayList<StaffMember>();
        IntStream.range(0, TEACHERS).mapToObj(this::teacher).forEach(members::add);
        others(members, "DIR", Profile.HEAD, 2);
        others(members, "DOC", Profile.DOCUMENTALIST, 2);
        others(members, "EVS", Profile.SCHOOL_LIFE, 6);
        others(members, "ETA", Profile.ADMINISTRATIVE, 8);
        others(members, "COL", Profile.LOCAL_AUTHORITY, 8);
        return members;
    }

    /// The identifiers of those who teach a subject.
    List<String> teachersOf(Subject subject) {
        return IntStream.range(0, TEACHERS)
                .filter(rank -> subjectOf(rank) == subject)
                .mapToObj(rank -> identifier("ENS", homeOf(rank), rank))
                .toList();
    }

    private StaffMember teacher(int rank) {
        var home = homeOf(rank);
        var posts = new ArrayList<Post>();
        posts.add(new Post(UaiNumber.of(school), Profile.TEACHER));
        if (rank == SHARED_TEACHER && ent.schools() > 1) {
            posts.add(new Post(UaiNumber.of(ent.neighbour(school, 1)), Profile.DOCUMENTALIST));
        }
        var name = Name.of(ent.dice(), home, rank, 20);
        var identifier = identifier("ENS", home, rank);
        var person = new Person(identifier, name, Optional.empty(), List.copyOf(posts));
        return new StaffMember(person, Optional.of(subjectOf(rank)), false);
    }

    private void others(List<StaffMember> members, String kind, Profile profile, int count) {
        for (var rank = 0; rank < count; rank++) {
            var name = Name.of(ent.dice(), school, rank, 30 + profile.ordinal());
            var person =
                    Person.at(identifier(kind, school, rank), name, UaiNumber.of(school), profile);
            var officer =
                    profile == Profile.HEAD || (profile == Profile.DOCUMENTALIST && rank == 0);
            members.add(new StaffMember(person, Optional.empty(), officer));
        }
    }

    private int homeOf(int rank) {
        return rank < MOBILE_TEACHERS ? ent.neighbour(school, FIRST_YEAR - year) : school;
    }

    private static Subject subjectOf(int rank) {
        return Subject.values()[rank % Subject.values().length];
    }

    private static String identifier(String kind, int home, int rank) {
        return String.format(Locale.ROOT, "%s-%s-%03d", kind, UaiNumber.digitsOf(home), rank + 1);
    }
}
