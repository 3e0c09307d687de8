package fr.rentree.e2e.archive;

import static fr.rentree.e2e.archive.GarRecords.personLink;

import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.School;
import fr.rentree.e2e.generator.StaffMember;
import fr.rentree.e2e.generator.Subject;
import java.util.List;
import java.util.function.BiConsumer;

/// The lists of the grammar, in the order of their files; each pass over the schools writes one of
/// them.
enum GarList {
    ESTABLISHMENTS(GarKind.ETAB, GarList::establishment),
    PROGRAMMES(GarKind.ETAB, GarList::programmes),
    SUBJECTS(GarKind.ETAB, GarList::subjects),
    PUPILS(GarKind.ELEVE, GarList::pupils),
    PUPIL_PROGRAMMES(GarKind.ELEVE, GarList::pupilProgrammes),
    PUPIL_SUBJECTS(GarKind.ELEVE, GarList::pupilSubjects),
    STAFF(GarKind.ENSEIGNANT, GarList::staff),
    STAFF_PROGRAMMES(GarKind.ENSEIGNANT, GarList::staffProgrammes),
    GROUPS(GarKind.GROUPE, GarList::groups),
    MEMBERS(GarKind.GROUPE, GarList::members),
    GROUP_LESSONS(GarKind.GROUPE, (school, pages) -> lessons(school, pages, true)),
    CLASS_LESSONS(GarKind.GROUPE, (school, pages) -> lessons(school, pages, false)),
    OFFICERS(GarKind.RESP_AFF, GarList::officers);

    static final String PROGRAMME_CODE = "GARMEFCode";
    static final String GROUP_CODE = "GARGroupeCode";

    private final GarKind kind;
    private final BiConsumer<School, GarPages> writer;

    GarList(GarKind kind, BiConsumer<School, GarPages> writer) {
        this.kind = kind;
        this.writer = writer;
    }

    GarKind kind() {
        return kind;
    }

    void write(School school, GarPages pages) {
        writer.accept(school, pages);
    }

    private static void establishment(School school, GarPages pages) {
        pages.add(xml -> GarRecords.establishment(xml, school.uai(), school.name()));
    }

    private static void programmes(School school, GarPages pages) {
        for (var level : Level.values()) {
            pages.add(xml -> GarRecords.programme(xml, school, level));
        }
    }

    private static void subjects(School school, GarPages pages) {
        for (var subject : Subject.values()) {
            pages.add(xml -> GarRecords.subject(xml, school, subject.code(), subject.label()));
        }
        pages.add(xml ->
                GarRecords.subject(xml, school, Subject.CIVICS, "ENSEIGNEMENT MORAL ET CIVIQUE"));
    }

    private static void pupils(School school, GarPages pages) {
        school.pupils().forEach(pupil -> pages.add(xml -> GarRecords.pupil(xml, pupil.person())));
    }

    private static void pupilProgrammes(School school, GarPages pages) {
        for (var pupil : school.pupils()) {
            var key = key(school, pupil.person().identifier(), pupil.level().programme());
            pages.add(xml -> personLink(xml, "GARPersonMEF", key, PROGRAMME_CODE));
        }
    }

    private static void pupilSubjects(School school, GarPages pages) {
        for (var pupil : school.pupils()) {
            for (var subject : List.of(Subject.MATHEMATICS, pupil.language())) {
                var key = key(school, pupil.person().identifier(), subject.code());
                pages.add(xml -> personLink(xml, "GAREleveEnseignement", key, "GARMatiereCode"));
            }
        }
    }

    private static void staff(School school, GarPages pages) {
        school.staff().forEach(member -> pages.add(xml -> GarRecords.staffMember(xml, member)));
    }

    private static void staffProgrammes(School school, GarPages pages) {
        school.classes().lessons().stream()
                .map(lesson -> key(school, lesson.teacher(), lesson.level().programme()))
                .distinct()
                .forEach(key ->
                        pages.add(xml -> personLink(xml, "GARPersonMEF", key, PROGRAMME_CODE)));
    }

    private static void groups(School school, GarPages pages) {
        var classes = school.classes();
        classes.divisions().forEach(it -> pages.add(xml -> GarRecords.division(xml, school, it)));
        classes.groups().forEach(it -> pages.add(xml -> GarRecords.teachingGroup(xml, school, it)));
    }

    private static void members(School school, GarPages pages) {
        for (var pupil : school.pupils()) {
            member(school, pages, pupil.person().identifier(), pupil.division());
            pupil.groups()
                    .forEach(code -> member(school, pages, pupil.person().identifier(), code));
        }
        school.classes().lessons().stream()
                .filter(School.Lesson::toGroup)
                .forEach(lesson -> member(school, pages, lesson.teacher(), lesson.code()));
    }

    private static void member(School school, GarPages pages, String identifier, String code) {
        var key = key(school, identifier, code);
        pages.add(xml -> personLink(xml, "GARPersonGroupe", key, GROUP_CODE));
    }

    private static void lessons(School school, GarPages pages, boolean toGroup) {
        school.classes().lessons().stream()
                .filter(lesson -> lesson.toGroup() == toGroup)
                .forEach(lesson -> pages.add(xml -> GarRecords.lesson(xml, school, lesson)));
    }

    private static void officers(School school, GarPages pages) {
        school.staff().stream()
                .filter(StaffMember::officer)
                .forEach(member -> pages.add(xml -> GarRecords.officer(xml, school, member, true)));
    }

    private static List<String> key(School school, String identifier, String code) {
        return List.of(school.uai(), identifier, code);
    }
}
