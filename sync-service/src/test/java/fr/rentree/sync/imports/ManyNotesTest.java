package fr.rentree.sync.imports;

import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ManyNotesTest {

    private static final Logger LOG = Logger.getLogger(ManyNotesTest.class);
    private static final int MANY = 20_000;

    private final ApplyDesk desk;

    ManyNotesTest(ApplyDesk desk) {
        this.desk = desk;
    }

    @Test
    void a_full_notebook_comes_in_and_again_as_duplicates() {
        var pupil = Pupil.reading();
        var notes = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            notes.add(note(newNote(), "n" + i + " " + "x".repeat(400)));
        }
        long start = System.nanoTime();
        var upload = Upload.of(pupil, Upload.HERE, notes.toString());
        assertThat(upload.plan()).containsExactly(MANY, 0, 0, 0, 0, 0);
        long planned = System.nanoTime();
        assertThat(upload.apply("{}").get("applied").asInt()).isEqualTo(MANY);
        long applied = System.nanoTime();
        notes.replaceAll(doc -> doc.replaceFirst("urn:uuid:[0-9a-f-]+", newNote()));
        var again = Upload.of(pupil, Upload.HERE, notes.toString());
        assertThat(again.plan()).containsExactly(0, 0, 0, MANY, 0, 0);
        LOG.infof(
                "imported notes=%d plan_ms=%d apply_ms=%d look_alikes_ms=%d",
                MANY,
                Duration.ofNanos(planned - start).toMillis(),
                Duration.ofNanos(applied - planned).toMillis(),
                Duration.ofNanos(System.nanoTime() - applied).toMillis());
    }

    @Test
    void what_nobody_came_back_for_is_forgotten() {
        var pupil = Pupil.reading();
        Upload.of(pupil, Upload.HERE, note(newNote(), "x"));
        Upload.of(pupil, Upload.HERE, note(newNote(), "y"));
        Database.execute(
                """
                update note_import
                   set created_at = created_at - interval '8 days', changed_at = changed_at - interval '8 days'
                 where (owner, id) = (select owner, id from note_import where owner = ? limit 1)
                """,
                pupil.person());
        Tenancy.platformWide(desk::forgetOld);
        assertThat(
                        Database.queryLong(
                                "select count(*) from note_import where owner = ?", pupil.person()))
                .isEqualTo(1);
        assertThat(
                        Database.queryLong(
                                "select count(*) from note_import_item where owner = ?",
                                pupil.person()))
                .isEqualTo(1);
    }

    @Test
    void the_database_itself_shows_an_owner_only_their_own_imports() throws Exception {
        var pupil = Pupil.reading();
        Upload.of(pupil, Upload.HERE, note(newNote(), "x"));
        for (String table : new String[] {"note_import", "note_import_item"}) {
            assertThat(visible(table, "")).isZero();
            assertThat(visible(table, pupil.person().toString())).isEqualTo(1);
        }
    }

    private static long visible(String table, String person) throws Exception {
        try (var connection = Database.runtime();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local rentree.person = '" + person + "'");
            try (var rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
