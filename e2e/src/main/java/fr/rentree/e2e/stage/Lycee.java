package fr.rentree.e2e.stage;

import fr.rentree.e2e.client.UnexpectedException;
import fr.rentree.e2e.generator.Ent;
import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Person;
import fr.rentree.e2e.generator.Profile;
import fr.rentree.e2e.generator.Pupil;
import fr.rentree.e2e.generator.School;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One of the schools of the year, with the portal behind which it is, as the generator made it.
public record Lycee(Ent ent, School school, String accessPoint) {

    public String uai() {
        return school.uai();
    }

    public List<Pupil> pupilsAt(Level level) {
        return school.pupils().stream().filter(it -> it.level() == level).toList();
    }

    public List<Pupil> classOf(String division) {
        return school.pupils().stream().filter(it -> it.division().equals(division)).toList();
    }

    /// The codes of the divisions of a level.
    public List<String> divisionsAt(Level level) {
        return school.classes().divisions().stream()
                .filter(it -> it.level() == level)
                .map(School.Division::code)
                .toList();
    }

    public String head() {
        return staff(it -> it.identifier().startsWith("DIR-"));
    }

    /// The second of the heads is an assignment officer in the file of the portal.
    public String officer() {
        return staff(it -> it.identifier().startsWith("DIR-") && it.identifier().endsWith("-002"));
    }

    public String clerk() {
        return staff(it -> it.posts().getFirst().profile() == Profile.SCHOOL_LIFE);
    }

    public String teacher() {
        return staff(it -> it.posts().getFirst().profile() == Profile.TEACHER);
    }

    /// A pupil of the first class, still a minor, who will be here next year too.
    public Pupil reader(LocalDate today, Set<String> thereNextYear) {
        return classOf("2NDE1").stream()
                .filter(it ->
                        it.person()
                                .birthDate()
                                .filter(day -> day.plusYears(18).isAfter(today))
                                .isPresent())
                .filter(it -> thereNextYear.contains(it.person().identifier()))
                .findFirst()
                .orElseThrow();
    }

    /// A pupil who is in the last year, and will have left after it.
    public Pupil leaver(Set<String> thereNextYear) {
        return pupilsAt(Level.TERMINALE).stream()
                .filter(it -> !thereNextYear.contains(it.person().identifier()))
                .findFirst()
                .orElseThrow();
    }

    /// A pupil of the first level who will be at another school after it.
    public Pupil mover(Set<String> elsewhereNextYear) {
        return pupilsAt(Level.SECONDE).stream()
                .filter(it -> elsewhereNextYear.contains(it.person().identifier()))
                .findFirst()
                .orElseThrow();
    }

    /// Who is here in a year, as identifiers; those who have a second post here included.
    public Set<String> identifiersIn(int year) {
        return ent.schoolsIn(year)
                .flatMap(it ->
                        java.util.stream.Stream.concat(
                                it.pupils().stream().map(Pupil::person),
                                it.staff().stream().map(member -> member.person())))
                .filter(it -> it.posts().stream().anyMatch(post -> post.uai().equals(uai())))
                .map(Person::identifier)
                .collect(Collectors.toSet());
    }

    private String staff(Predicate<Person> wanted) {
        return school.staff().stream()
                .map(it -> it.person())
                .filter(wanted)
                .map(Person::identifier)
                .findFirst()
                .orElseThrow(() -> new UnexpectedException("Nobody of that kind at " + uai()));
    }
}
