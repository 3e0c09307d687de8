package fr.rentree.sync.transfers;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import fr.rentree.testsupport.Tokens;
import fr.rentree.testsupport.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Notes that did not follow are taken over on request: none lost, none twice (I9).
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class TransferTest {

    private final Pupil pupil = Pupil.reading();
    private final TestDevice tablet = pupil.device();

    @Test
    void notes_are_taken_over_into_a_notebook_that_has_notes_already() {
        var before = write(3);
        String gone = before.getFirst();
        tablet.push(tablet.delete(gone, 1));
        tablet.pull();
        changeSchool();
        String own = newNote();
        tablet.push(atOtherSchool(tablet.put(own, 0, note(own, "new school"))));
        tablet.pull();

        var answer = transfer("{}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer.body()).get("notes").asInt()).isEqualTo(2);

        var news = tablet.pull();
        assertThat(news)
                .extracting(change -> change.get("id").asText())
                .containsExactlyElementsOf(before.subList(1, 3));
        assertThat(news).allMatch(c -> c.get("school").asText().equals(Pupil.OTHER_SCHOOL));
        assertThat(news).allMatch(c -> c.get("rev").asInt() == 2);
        assertThat(news.getFirst().get("doc").toString())
                .isEqualTo(json(note(before.get(1), "note 1")).toString());
        assertThat(pupil.device().pull()).hasSize(4);
        assertThat(items()).singleElement().matches(n -> n.get("live").asInt() == 3);
        assertThat(Database.queryLong("select live from head where owner = ?", pupil.person()))
                .isEqualTo(3);
    }

    @Test
    void a_request_repeated_ten_times_at_once_has_one_effect() throws Exception {
        write(20);
        changeSchool();
        var notebook = notebook();
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<HttpResponse<String>> ask = () -> pupil.device().post(path(notebook), "{}");
            var asked = many.invokeAll(Collections.nCopies(10, ask));
            int notes = 0;
            for (var one : asked) {
                assertThat(one.get().statusCode()).isEqualTo(200);
                notes += json(one.get().body()).get("notes").asInt();
            }
            assertThat(notes).isEqualTo(20);
        }
        assertThat(pupil.device().pull()).hasSize(20);
        await().until(() -> told().size() == 1);
        Contracts.assertValid("sync/notebook-transferred.v1", told().getFirst());
        assertThat(told().getFirst()).doesNotContain("note 1");
    }

    @Test
    void a_device_that_still_names_the_old_school_writes_where_the_notes_went() {
        var before = write(1);
        var offline = pupil.device();
        offline.pull();
        changeSchool();
        transfer("{}");
        String late = newNote();
        var results =
                offline.push(
                        offline.put(before.getFirst(), 1, note(before.getFirst(), "edited")),
                        offline.put(late, 0, note(late, "made at the old school")),
                        offline.delete(late, 1));
        assertThat(results).extracting(r -> r.get("result").asText()).containsOnly("applied");
        assertThat(items())
                .singleElement()
                .matches(n -> n.get("school").asText().equals(Pupil.OTHER_SCHOOL));
    }

    @Test
    void what_is_shared_of_a_notebook_goes_with_its_notes() {
        write(1);
        Database.execute(
                """
                insert into share (owner, notebook, work, school, kind, code, selection, created_at)
                select owner, id, work, school, 'DIVISION', '2NDE1', 'NOTEBOOK', now()
                  from notebook where owner = ?
                """,
                pupil.person());
        changeSchool();
        transfer("{}");
        assertThat(
                        Database.queryStrings(
                                """
                                select n.school from share s join notebook n on n.id = s.notebook
                                 where s.owner = ?
                                """,
                                pupil.person()))
                .containsExactly(Pupil.OTHER_SCHOOL);
    }

    @Test
    void who_comes_back_takes_the_notes_back() {
        var before = write(2);
        changeSchool();
        transfer("{}");
        pupil.expired().movedTo(Pupil.SCHOOL).readingAt(Pupil.SCHOOL, "ACCESS_POINT_AND_SCHOOL");
        assertThat(transfer("{\"school\":\"" + Pupil.SCHOOL + "\"}").statusCode()).isEqualTo(200);
        assertThat(pupil.device().pull())
                .hasSize(2)
                .allMatch(c -> c.get("school").asText().equals(Pupil.SCHOOL));
        var edit = tablet.put(before.getFirst(), 3, note(before.getFirst(), "home"));
        assertThat(tablet.push(edit).getFirst().get("result").asText()).isEqualTo("applied");
    }

    @Test
    void notes_of_another_access_point_go_to_the_notebook_of_the_present_one() {
        write(2);
        Database.execute(
                "update person set access_point = 'pronote', access_point_since = now() where person = ?",
                pupil.person());
        var after =
                new Pupil(
                        pupil.person(), pupil.subject(), Tokens.person("pronote", pupil.subject()));
        var answer = after.device().post(path(notebook()), "{}");
        assertThat(json(answer.body()).get("notes").asInt()).isEqualTo(2);
        var listed = json(after.device().get("/api/v1/notebooks").body()).get("items");
        assertThat(listed).singleElement().matches(n -> n.get("state").asText().equals("OPEN"));
    }

    @Test
    void a_transfer_calls_an_announced_removal_off() {
        write(1);
        changeSchool();
        Database.execute(
                """
                update notebook set frozen_at = now(), frozen_reason = 'OTHER_SCHOOL',
                                    announced_at = now(), removal_on = current_date + 90
                 where owner = ?
                """,
                pupil.person());
        transfer("{}");
        assertThat(
                        Database.queryLong(
                                "select count(*) from notebook where owner = ? and announced_at is not null",
                                pupil.person()))
                .isZero();
    }

    @Test
    void nothing_is_transferred_that_is_open_or_has_nowhere_to_go() {
        write(1);
        assertThat(transfer("{}").body()).contains("notebook-open");
        pupil.expired();
        assertThat(transfer("{}").body()).contains("no-right-elsewhere");
        changeSchool();
        assertThat(transfer("{\"school\":\"0000003D\"}").body()).contains("no-right-elsewhere");
        assertThat(transfer("{\"school\":\"nowhere\"}").statusCode()).isEqualTo(400);
        assertThat(pupil.device().pull()).hasSize(1);
    }

    @Test
    void two_notebooks_that_would_be_too_full_together_stay_apart() {
        write(1);
        changeSchool();
        String own = newNote();
        tablet.push(atOtherSchool(tablet.put(own, 0, note(own, "x"))));
        Database.execute("update notebook set live = 20000 where id = ?::uuid", notebook());
        assertThat(transfer("{}").body()).contains("notebook-quota");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "somebody else's"})
    void a_notebook_that_is_not_the_callers_is_404(String whose) {
        write(1);
        var notebook = whose.equals("unknown") ? UUID.randomUUID().toString() : notebook();
        var stranger = Pupil.reading().device();
        assertThat(stranger.post(path(notebook), "{}").statusCode()).isEqualTo(404);
    }

    private List<String> write(int notes) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < notes; i++) {
            String id = newNote();
            tablet.push(tablet.put(id, 0, note(id, "note " + i)));
            ids.add(id);
        }
        return ids;
    }

    private void changeSchool() {
        pupil.expired()
                .movedTo(Pupil.OTHER_SCHOOL)
                .readingAt(Pupil.OTHER_SCHOOL, "ACCESS_POINT_AND_SCHOOL");
    }

    /// The fullest closed one, or the only one.
    private String notebook() {
        return Database.queryString(
                """
                select id from notebook where owner = ? and moved_to is null
                 order by school = ? desc, live desc limit 1
                """,
                pupil.person(),
                items().size() == 1 ? items().getFirst().get("school").asText() : Pupil.SCHOOL);
    }

    private HttpResponse<String> transfer(String wish) {
        return tablet.post(path(notebook()), wish);
    }

    private static String path(String notebook) {
        return "/api/v1/notebooks/" + notebook + "/transfers";
    }

    private static String atOtherSchool(String operation) {
        return operation.replace(Pupil.SCHOOL, Pupil.OTHER_SCHOOL);
    }

    private List<JsonNode> items() {
        return json(tablet.get("/api/v1/notebooks").body()).get("items").valueStream().toList();
    }

    private List<String> told() {
        return Topics.read("sync.notebooks").stream()
                .filter(event -> event.type().endsWith("notebook-transferred.v1"))
                .map(event -> String.valueOf(event.json()))
                .filter(event -> event.contains(pupil.person().toString()))
                .toList();
    }
}
