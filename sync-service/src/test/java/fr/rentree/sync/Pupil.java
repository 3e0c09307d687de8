package fr.rentree.sync;

import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// A pupil whom the roster knows, and the seats that the pupil holds.
public record Pupil(UUID person, String subject, String token) {

    public static final String SCHOOL = "0000001B";
    public static final String OTHER_SCHOOL = "0000002C";
    public static final String WORK = "manuel-maths-2de";

    /// In the roster, without a seat.
    public static Pupil enrolled() {
        return inRoster(SCHOOL, "PUPIL", "");
    }

    /// Somebody of a school's staff, with what was delegated to them.
    public static Pupil staff(String school, String profile, String permission) {
        return inRoster(school, profile, permission.isEmpty() ? "" : "\"" + permission + "\"");
    }

    private static Pupil inRoster(String school, String profile, String permissions) {
        var person = UUID.randomUUID();
        var subject = "ENTF1-ELV-" + person;
        Database.execute(
                """
                insert into person (person, version, access_point, subject, status, places)
                values (?, 1, 'atrium', ?, 'ACTIVE', ?::jsonb)
                """,
                person,
                subject,
                "[{\"uai\":\"%s\",\"profile\":\"%s\",\"permissions\":[%s]}]"
                        .formatted(school, profile, permissions));
        return new Pupil(person, subject, Tokens.person("atrium", subject));
    }

    /// With a seat for the maths manual that lasts.
    public static Pupil reading() {
        return enrolled().with(WORK, -30, 200);
    }

    /// One more seat, its days counted from today.
    public Pupil with(String work, int firstDay, int lastDay) {
        return with(SCHOOL, work, firstDay, lastDay, "ACCESS_POINT_AND_SCHOOL");
    }

    /// With a seat that lasts, at any school, for the maths manual.
    public Pupil readingAt(String school, String continuity) {
        return with(school, WORK, -30, 200, continuity);
    }

    private Pupil with(String school, String work, int firstDay, int lastDay, String continuity) {
        Database.execute(
                """
                insert into reading_right (assignment, person, school, work, edition, resource,
                                           first_day, last_day, continuity)
                values (uuidv7(), ?, ?, ?, '2026', 'ark:/99999/x',
                        current_date + ?, current_date + ?, ?)
                """,
                person,
                school,
                work,
                firstDay,
                lastDay,
                continuity);
        return this;
    }

    /// The roster has the pupil at that school now, and at no other.
    public Pupil movedTo(String school) {
        Database.execute(
                "update person set version = version + 1, places = ?::jsonb where person = ?",
                "[{\"uai\":\"%s\",\"profile\":\"PUPIL\",\"permissions\":[]}]".formatted(school),
                person);
        return this;
    }

    /// All seats ended yesterday.
    public Pupil expired() {
        Database.execute(
                "update reading_right set first_day = current_date - 400, last_day = current_date - 1 where person = ?",
                person);
        return this;
    }

    /// In a new session, opened after all that has happened so far.
    public Pupil signedInAgain() {
        return new Pupil(
                person, subject, Tokens.person("atrium", subject, Instant.now().plusSeconds(2)));
    }

    /// A new token of a session that is a day old.
    public Pupil refreshed() {
        return new Pupil(
                person,
                subject,
                Tokens.person("atrium", subject, Instant.now().minus(Duration.ofDays(1))));
    }

    public TestDevice device() {
        return new TestDevice(this, UUID.randomUUID());
    }
}
