package fr.rentree.sync.devices;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.platform.caller.Caller;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A device that says whose notes it keeps is nobody else's.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class OwnerTest {

    private static final String HEADER = Caller.FOR_PERSON;

    private final Pupil owner = Pupil.reading();
    private final Pupil other = Pupil.reading();

    @Test
    void the_session_of_somebody_else_pushes_and_pulls_nothing() {
        var stranger = other.device();
        for (var refused : List.of(push(stranger, owner), pull(stranger, owner))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(json(refused.body()).get("type").asText()).endsWith("/other-person");
        }
        assertThat(stranger.pull()).isEmpty();
    }

    @Test
    void the_owner_is_told_by_the_configuration_and_let_in() {
        var tablet = owner.device();
        var told = json(tablet.get("/api/v1/sync/configuration").body()).get("person").asText();
        assertThat(told).isEqualTo(owner.person().toString());
        assertThat(push(tablet, owner).statusCode()).isEqualTo(200);
        assertThat(pull(tablet, owner).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> push(TestDevice device, Pupil named) {
        String id = newNote();
        var batch = device.batch(List.of(device.put(id, 0, note(id, "waited"))));
        return device.post("/api/v1/sync/batch", batch, HEADER, named.person().toString());
    }

    private static HttpResponse<String> pull(TestDevice device, Pupil named) {
        return device.get("/api/v1/sync/changes", HEADER, named.person().toString());
    }
}
