package fr.rentree.sync.formats;

import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Contracts;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ValidationTest {

    private final Pupil pupil = Pupil.enrolled();

    @Test
    void each_annotation_is_told_what_it_satisfies_and_where_it_departs_from_the_rest() {
        validate(bytes(Contracts.example("sync/documents/annotation-epub.v1")))
                .statusCode(200)
                .body("read", equalTo(1))
                .body("satisfied.w3c", equalTo(1))
                .body("satisfied.epub", equalTo(1))
                .body("satisfied.readium", equalTo(0))
                .body("annotations[0].place", equalTo("#"))
                .body("annotations[0].profiles", contains("w3c", "epub"))
                .body("annotations[0].departures.place", hasItem("/@context"));
    }

    @Test
    void an_archive_is_looked_into_and_nothing_of_it_is_kept() {
        validate(Archives.of("annotations.json", "[" + note(newNote(), "x") + ",5]"))
                .statusCode(200)
                .body("annotations.place", contains("annotations.json#/0", "annotations.json#/1"))
                .body("annotations[1].problem.slug", equalTo("bad-document"));
        assertThat(
                        Database.queryLong(
                                "select count(*) from note_import where owner = ?", pupil.person()))
                .isZero();
    }

    @Test
    void what_is_no_file_of_annotations_is_refused_with_the_place() {
        validate(bytes("[{},"))
                .statusCode(422)
                .body("type", endsWith("/file-unreadable"))
                .body(
                        "detail",
                        equalTo(
                                "The file cannot be read: it is not JSON that we take, line 1, column 5. Nothing of the file was taken."));
    }

    private ValidatableResponse validate(byte[] file) {
        return given().header("Authorization", "Bearer " + pupil.token())
                .contentType("application/octet-stream")
                .body(file)
                .post("/api/v1/notebooks/validations")
                .then();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
