package fr.rentree.e2e.generator;

import java.util.List;

/// One school in one school year, with everybody in it: small enough to be held, a country is not.
public record School(
        String uai, String name, Classes classes, List<Pupil> pupils, List<StaffMember> staff) {

    /// The classes, the groups that have members, and who teaches what to which.
    public record Classes(
            List<Division> divisions, List<TeachingGroup> groups, List<Lesson> lessons) {}

    public record Division(String code, String name, Level level) {}

    public record TeachingGroup(String code, String name, List<String> divisions) {}

    /// A teacher teaches a subject to a division, or to a group.
    public record Lesson(
            String teacher, String code, boolean toGroup, Level level, Subject subject) {}

    public int people() {
        return pupils.size() + staff.size();
    }
}
