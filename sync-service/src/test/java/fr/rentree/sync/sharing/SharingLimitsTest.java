package fr.rentree.sync.sharing;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.sync.admission.AdmissionConfig;
import fr.rentree.sync.limits.SyncConfig;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What a reader of shares may cost: a page is read as it is sent, and a person has few requests.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class SharingLimitsTest {

    private static final int LARGE = 60_000;

    @Inject ShareRepository shares;
    @Inject SharedRepository shared;
    @Inject AdmissionConfig admission;
    @Inject SyncConfig limits;

    private final Classroom room = Classroom.open();

    @Test
    void a_page_is_bounded_in_bytes_and_the_pages_have_everything_once() {
        var written = largeNotes(20);
        room.share("NOTEBOOK", "");
        room.share("DOCUMENTS", ",\"documents\":[\"%s\"]".formatted(written.getFirst()));
        var pupil = room.pupil();
        var first = json(pupil.device().get("/api/v1/sync/shared").body());
        assertThat(first.get("changes")).hasSize(limits.bytesPerPage() / LARGE);
        assertThat(first.get("more").asBoolean()).isTrue();
        written.add(written.getFirst());
        assertThat(ids(new SharedReader(pupil).pull())).containsExactlyElementsOf(written);
    }

    @Test
    void what_does_not_fit_into_a_page_is_not_read_for_it() {
        var written = largeNotes(3);
        var share = room.share("NOTEBOOK", "");
        assertThat(read(share, 500, 2 * LARGE + 2_000))
                .extracting(SharedRepository.Row::id, SharedRepository.Row::last)
                .containsExactly(
                        tuple(id(written.get(0)), false), tuple(id(written.get(1)), false));
        assertThat(read(share, 500, 1)).hasSize(1);
        assertThat(read(share, 3, 10 * LARGE))
                .hasSize(3)
                .last()
                .matches(SharedRepository.Row::last);
    }

    @Test
    void what_is_never_shared_is_not_read_either() {
        var sequence = room.write("a path");
        become("sequence", sequence);
        become("position", room.write("where I am"));
        var note = room.write("a note");
        assertThat(read(room.share("NOTEBOOK", ""), 500, LARGE)).hasSize(2);
        assertThat(read(room.share("SEQUENCES", ""), 500, LARGE))
                .singleElement()
                .matches(row -> row.id().equals(id(sequence)));
        assertThat(read(room.share("DOCUMENTS", ",\"documents\":[\"" + note + "\"]"), 500, LARGE))
                .singleElement()
                .matches(row -> row.id().equals(id(note)));
    }

    @Test
    void a_note_is_found_behind_more_than_a_page_of_others() {
        largeNotes(20);
        String id = newNote();
        room.writeDocument(
                """
                {"id":"%s","type":"Annotation","target":"c.xhtml",\
                "body":{"type":"TextualBody","purpose":"tagging","value":"à retenir"}}\
                """
                        .formatted(id));
        room.share("TAG", ",\"tag\":\"à retenir\"");
        assertThat(ids(new SharedReader(room.pupil()).pull())).containsExactly(id);
    }

    @Test
    void a_greedy_reader_is_told_so() throws Exception {
        var pupil = room.pupil();
        var answers = new ArrayList<Future<HttpResponse<String>>>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor();
                var holder = Database.administrator();
                var lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table epoch in access exclusive mode");
            for (int i = 0; i <= admission.perPerson(); i++) {
                answers.add(readers.submit(() -> pupil.device().get("/api/v1/sync/shared")));
            }
            await().until(() -> answers.stream().anyMatch(Future::isDone));
            holder.rollback();
        }
        assertThat(answers)
                .extracting(answer -> answer.get().statusCode())
                .containsOnlyOnce(429)
                .containsOnly(200, 429);
    }

    private List<SharedRepository.Row> read(JsonNode share, int rows, int bytes) {
        var id = UUID.fromString(share.get("share").asText());
        return Tenancy.platformWide(() ->
                QuarkusTransaction.requiringNew()
                        .call(() -> {
                            var found = shares.taught(List.of(id), 1).getFirst();
                            return shared.after(found.share(), 0, rows, bytes);
                        }));
    }

    private List<String> largeNotes(int many) {
        var written = new ArrayList<String>();
        for (int i = 0; i < many; i++) {
            var doc =
                    "{\"id\":\"%s\",\"type\":\"Annotation\",\"target\":\"c.xhtml\",\"padding\":\"%s\"}"
                            .formatted(newNote(), "x".repeat(LARGE));
            written.add(room.writeDocument(doc));
        }
        return written;
    }

    private static void become(String kind, String note) {
        Database.execute("update document set kind = ? where id = ?", kind, id(note));
    }

    private static UUID id(String note) {
        return UUID.fromString(note.substring("urn:uuid:".length()));
    }

    private static List<String> ids(List<JsonNode> changes) {
        return changes.stream().map(change -> change.get("id").asText()).toList();
    }
}
