package fr.rentree.e2e.generator;

import fr.rentree.e2e.generator.School.Division;
import fr.rentree.e2e.generator.School.Lesson;
import fr.rentree.e2e.generator.School.TeachingGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Who teaches what to which division or group.
record Timetable(StaffRoom staff) {

    List<Lesson> lessons(List<Division> divisions, List<TeachingGroup> groups) {
        var lessons = new ArrayList<Lesson>();
        for (var subject : Subject.values()) {
            var teachers = staff.teachersOf(subject);
            for (var place = 0; subject != Subject.GERMAN && place < divisions.size(); place++) {
                var teacher = teachers.get(place % teachers.size());
                var division = divisions.get(place);
                lessons.add(new Lesson(teacher, division.code(), false, division.level(), subject));
            }
        }
        groups.stream()
                .flatMap(group -> groupLessons(group, lessons))
                .toList()
                .forEach(lessons::add);
        return lessons;
    }

    /// A half class keeps the physics teacher of its class; German has its own.
    private Stream<Lesson> groupLessons(TeachingGroup group, List<Lesson> lessons) {
        var german = group.code().endsWith("ALL1");
        return lessons.stream()
                .filter(lesson -> !lesson.toGroup() && lesson.subject() == Subject.PHYSICS)
                .filter(lesson -> group.divisions().contains(lesson.code()))
                .limit(1)
                .map(lesson -> {
                    var teacher = german ? germanTeacher(lesson.level()) : lesson.teacher();
                    var subject = german ? Subject.GERMAN : Subject.PHYSICS;
                    return new Lesson(teacher, group.code(), true, lesson.level(), subject);
                });
    }

    private String germanTeacher(Level level) {
        return staff.teachersOf(Subject.GERMAN).get(level.ordinal());
    }
}
