package fr.rentree.e2e.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegionTest {
    private static final Region THREE_SCHOOLS = new Region(42, 1, 3);

    @Test
    void three_schools_are_about_two_thousand_five_hundred_people_behind_two_portals() {
        assertThat(THREE_SCHOOLS.ents())
                .extracting(Ent::id)
                .containsExactly("ENTFICTIF1", "ENTFICTIF2");
        assertThat(THREE_SCHOOLS.ents()).extracting(Ent::schools).containsExactly(2, 1);
        assertThat(schools(2026).values())
                .extracting(School::people)
                .allMatch(it -> it > 760 && it < 900);
    }

    @Test
    void every_school_of_the_country_has_a_uai_of_its_own_in_no_real_department() {
        var uais =
                IntStream.rangeClosed(1, 60_000)
                        .mapToObj(UaiNumber::of)
                        .collect(Collectors.toSet());
        assertThat(uais).hasSize(60_000).allMatch(it -> it.matches("(000|10[0-5])\\d{4}[A-Z]"));
        assertThat(UaiNumber.of(1)).isEqualTo("0000001B");
        assertThat(UaiNumber.of(2)).isEqualTo("0000002C");
    }

    @Test
    void a_region_of_any_size_covers_its_schools_once() {
        for (var size : new int[] {1, 2, 3, 7, 250, 251, 60_000}) {
            var ents = new Region(1, 5, size).ents();
            assertThat(ents.stream().mapToInt(Ent::schools).sum()).isEqualTo(size);
            assertThat(ents).allMatch(it -> it.schools() >= 1 && it.schools() <= 250);
            assertThat(ents.getFirst().firstSchool()).isEqualTo(5);
        }
    }

    @Test
    void some_pupils_are_adults_and_most_are_not() {
        var today = LocalDate.of(2026, 11, 22);
        var pupils = schools(2026).values().stream().flatMap(it -> it.pupils().stream()).toList();
        var adults =
                pupils.stream()
                        .flatMap(it -> it.person().birthDate().stream())
                        .filter(it -> !it.plusYears(18).isAfter(today))
                        .count();
        assertThat(adults).isBetween(20L, (long) pupils.size() / 5);
        assertThat(pupils).anyMatch(it -> it.person().birthDate().isEmpty());
    }

    @Test
    void the_next_year_pupils_move_up_and_terminale_leaves() {
        var before = pupils(2026);
        var after = pupils(2027);
        for (var pupil : before.values()) {
            var later = after.get(pupil.person().identifier());
            if (later != null) {
                assertThat(later.person().name()).isEqualTo(pupil.person().name());
                assertThat(later.level().ordinal() - pupil.level().ordinal()).isBetween(0, 1);
            }
        }
        var gone = share(before, Level.TERMINALE, it -> !after.containsKey(it));
        assertThat(gone).isGreaterThan(0.97);
        assertThat(share(before, Level.SECONDE, it -> !after.containsKey(it)))
                .isBetween(0.001, 0.05);
        assertThat(share(after, Level.SECONDE, it -> !before.containsKey(it))).isEqualTo(1.0);
    }

    @Test
    void some_people_change_schools_within_their_portal() {
        assertThat(moved(pupilSchools(2026), pupilSchools(2027))).isNotEmpty();
        assertThat(moved(teacherSchools(2026), teacherSchools(2027))).hasSizeBetween(2, 12);
        assertThat(teacherSchools(2027).keySet()).isEqualTo(teacherSchools(2026).keySet());
    }

    @Test
    void everybody_who_teaches_works_at_the_school() {
        for (var school : schools(2027).values()) {
            var staff =
                    school.staff().stream()
                            .map(it -> it.person().identifier())
                            .collect(Collectors.toSet());
            assertThat(school.classes().lessons()).allMatch(it -> staff.contains(it.teacher()));
            assertThat(
                            school.classes().lessons().stream()
                                    .map(School.Lesson::teacher)
                                    .distinct()
                                    .count())
                    .isGreaterThan(50);
        }
    }

    private static double share(
            Map<String, Pupil> pupils, Level level, java.util.function.Predicate<String> test) {
        var ofLevel =
                pupils.values().stream()
                        .filter(it -> it.level() == level)
                        .map(it -> it.person().identifier())
                        .toList();
        return (double) ofLevel.stream().filter(test).count() / ofLevel.size();
    }

    private static Set<String> moved(Map<String, String> before, Map<String, String> after) {
        var moved = new HashSet<String>();
        before.forEach((who, where) -> {
            if (after.containsKey(who) && !where.equals(after.get(who))) {
                moved.add(who);
            }
        });
        return moved;
    }

    private static Map<String, School> schools(int year) {
        return THREE_SCHOOLS.ents().stream()
                .flatMap(it -> it.schoolsIn(year))
                .collect(Collectors.toMap(School::uai, Function.identity()));
    }

    private static Map<String, Pupil> pupils(int year) {
        return schools(year).values().stream()
                .flatMap(it -> it.pupils().stream())
                .collect(Collectors.toMap(it -> it.person().identifier(), Function.identity()));
    }

    private static Map<String, String> pupilSchools(int year) {
        return pupils(year).values().stream()
                .map(Pupil::person)
                .collect(Collectors.toMap(Person::identifier, it -> it.posts().getFirst().uai()));
    }

    private static Map<String, String> teacherSchools(int year) {
        return schools(year).values().stream()
                .flatMap(it -> it.staff().stream())
                .map(StaffMember::person)
                .collect(Collectors.toMap(Person::identifier, it -> it.posts().getFirst().uai()));
    }
}
