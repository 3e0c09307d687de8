package fr.rentree.sync.devices;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class DeviceTest {

    private static final String NAMED = "{\"name\":\"Tablette\",\"platform\":\"android-14\"}";

    @Test
    void a_device_registers_once_and_may_be_renamed() {
        var pupil = Pupil.reading();
        var id = UUID.randomUUID();
        assertThat(put(pupil, id.toString(), NAMED)).isEqualTo(201);
        assertThat(put(pupil, id.toString(), NAMED.replace("Tablette", "Portable"))).isEqualTo(204);
        var devices = devices(pupil);
        assertThat(devices).hasSize(1);
        assertThat(devices.get(0).get("name").asText()).isEqualTo("Portable");
        assertThat(devices.get(0).get("lastPush").isNull()).isTrue();
    }

    @Test
    void a_device_sees_when_it_last_synchronised() {
        var pupil = Pupil.reading();
        var tablet = pupil.device();
        put(pupil, tablet.id().toString(), NAMED);
        String id = newNote();
        tablet.push(tablet.put(id, 0, note(id, "x")));
        tablet.get("/api/v1/sync/changes?device=" + tablet.id());
        var device = devices(pupil).get(0);
        assertThat(device.get("pushed").asInt()).isEqualTo(1);
        assertThat(device.get("lastPush").asText()).isNotBlank();
        assertThat(device.get("lastPull").asText()).startsWith("20");
    }

    @Test
    void nobody_sees_the_devices_of_another_person() {
        var one = Pupil.reading();
        put(one, UUID.randomUUID().toString(), NAMED);
        assertThat(devices(Pupil.reading())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"\",\"platform\":\"x\"}",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\\u0000\",\"platform\":\"y\"}",
                "{\"name\":\"x\",\"platform\":\"y\\n\"}",
                "[]",
                "{\"name\":\"x\",\"platform\":\"y\",\"owner\":\"z\"}"
            })
    void a_description_that_says_too_little_or_too_much_is_400(String description) {
        assertThat(put(Pupil.reading(), UUID.randomUUID().toString(), description)).isEqualTo(400);
    }

    @Test
    void an_id_that_is_none_is_404() {
        assertThat(put(Pupil.reading(), "tablet", NAMED)).isEqualTo(404);
    }

    private static int put(Pupil pupil, String device, String description) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + pupil.token())
                .body(description)
                .put("/api/v1/devices/" + device)
                .statusCode();
    }

    private static JsonNode devices(Pupil pupil) {
        return json(pupil.device().get("/api/v1/devices").body()).get("items");
    }
}
