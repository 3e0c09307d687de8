package fr.rentree.e2e.supplies;

import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Pupil;
import fr.rentree.e2e.generator.School;
import fr.rentree.e2e.generator.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a school orders for a year: bookshelves for all, two manuals for each level, and one of few
/// seats.
public record SchoolOrder(String reference, String school, List<Line> lines) {
    private static final int SPARE_SEATS = 3;
    private static final int FEW_SEATS = 10;
    private static final int TEACHERS = 5;

    /// One line; no number of seats means as many as there are people.
    public record Line(
            String resource,
            @Nullable Integer seats,
            List<String> audience,
            String firstDay,
            String lastDay,
            boolean renewable) {}

    /// The manual of which there are never enough seats.
    public static String scarceManual() {
        return Catalogue.manualOf(Subject.PHYSICS, Level.SECONDE);
    }

    /// The manual that nobody will order again.
    public static String lastYearManual() {
        return Catalogue.manualOf(Subject.ENGLISH, Level.SECONDE);
    }

    public static SchoolOrder of(School school, int firstYear) {
        var lines = new ArrayList<Line>();
        for (var family : Catalogue.families()) {
            lines.add(line(family, null, firstYear, true));
        }
        for (var level : Level.values()) {
            var seats = (int) pupilsAt(school, level) + SPARE_SEATS;
            lines.add(line(Catalogue.manualOf(Subject.MATHEMATICS, level), seats, firstYear, true));
            lines.add(line(Catalogue.manualOf(Subject.FRENCH, level), seats, firstYear, true));
        }
        var secondes = (int) pupilsAt(school, Level.SECONDE) + SPARE_SEATS;
        lines.add(line(lastYearManual(), secondes, firstYear, false));
        lines.add(line(scarceManual(), FEW_SEATS, firstYear, true));
        lines.add(forTeachers(Catalogue.manualOf(Subject.MATHEMATICS, Level.SECONDE), firstYear));
        return new SchoolOrder("CMD-" + firstYear + "-" + school.uai(), school.uai(), lines);
    }

    private static Line line(
            String resource, @Nullable Integer seats, int firstYear, boolean renewable) {
        var audience = seats == null ? List.of("PUPIL", "TEACHER") : List.of("PUPIL");
        return line(resource, seats, audience, firstYear, renewable);
    }

    /// Pupils' seats are never taken by teachers: theirs are a line of their own.
    private static Line forTeachers(String resource, int firstYear) {
        return line(resource, TEACHERS, List.of("TEACHER"), firstYear, true);
    }

    private static Line line(
            String resource,
            @Nullable Integer seats,
            List<String> audience,
            int firstYear,
            boolean renewable) {
        var lastDay = (firstYear + 1) + "-08-15";
        return new Line(resource, seats, audience, firstYear + "-09-01", lastDay, renewable);
    }

    private static long pupilsAt(School school, Level level) {
        return school.pupils().stream().map(Pupil::level).filter(level::equals).count();
    }
}
