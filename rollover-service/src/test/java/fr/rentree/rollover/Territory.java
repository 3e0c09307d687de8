package fr.rentree.rollover;

import fr.rentree.platform.school.Uai;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.Tokens;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An invented territory with schools of its own, so that tests do not meet.
public record Territory(String name, List<Uai> schools) {

    /// The school year that every test closes.
    public static final String YEAR = "2026-2027";

    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    public static Territory withSchools(int count) {
        var territory =
                new Territory(
                        "REGION-" + NUMBERS.incrementAndGet(),
                        IntStream.range(0, count).mapToObj(_ -> newUai()).toList());
        territory.schools().forEach(school -> territory.add(school));
        return territory;
    }

    public static Uai newUai() {
        int number = NUMBERS.incrementAndGet();
        return new Uai("%07d%c".formatted(number, Uai.checkLetter(number)));
    }

    public Uai school() {
        return schools.getFirst();
    }

    public void add(Uai school) {
        Database.execute(
                "insert into establishment (uai, version, id_ent, territory) values (?, 1, ?, ?)",
                school.value(),
                idEnt(),
                name);
    }

    public String idEnt() {
        return "ENT-" + name;
    }

    /// Somebody of a school, and the token they sign in with.
    public String person(Uai school, String profile) {
        return Tokens.person("atrium", newPerson(school, profile, "ACTIVE"));
    }

    public void pupils(Uai school, int count) {
        IntStream.range(0, count).forEach(_ -> newPerson(school, "PUPIL", "ACTIVE"));
    }

    private String newPerson(Uai school, String profile, String status) {
        var person = UUID.randomUUID();
        String subject = "SUBJECT-" + person;
        Database.execute(
                "insert into person (person, version, access_point, subject, status)"
                        + " values (?, 1, 'atrium', ?, ?)",
                person,
                subject,
                status);
        Database.execute(
                "insert into place (uai, person, profile, permissions) values (?, ?, ?, '{}')",
                school.value(),
                person,
                profile);
        return subject;
    }

    /// A calendar whose closing and opening are so many seconds from now, by the database's clock.
    public void calendar(int closesIn, @Nullable Integer opensIn) {
        Database.execute(
                """
                insert into rollover_calendar (territory, school_year, imports_close_at, imports_open_at,
                       former_pupils_suspended_from, notes_kept_until)
                values (?, ?, now() + make_interval(secs => ?), now() + make_interval(secs => ?),
                        '2026-01-01', '2027-12-31')
                    on conflict (territory, school_year) do update
                   set imports_close_at = excluded.imports_close_at,
                       imports_open_at = excluded.imports_open_at
                """,
                name,
                YEAR,
                (double) closesIn,
                opensIn == null ? null : (double) opensIn);
    }

    public void suspendFormerPupilsFrom(LocalDate day) {
        Database.execute(
                "update rollover_calendar set former_pupils_suspended_from = ?, notes_kept_until = ?"
                        + " where territory = ?",
                day,
                day.plusDays(60),
                name);
    }
}
