package fr.rentree.sync.devices;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static fr.rentree.sync.devices.LossTest.path;
import static fr.rentree.sync.devices.LossTest.register;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Starting over, forgetting, and how far behind a device is.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ResetTest {

    private final Pupil pupil = Pupil.reading();
    private final TestDevice tablet = pupil.device();
    private final TestDevice laptop = pupil.device();

    @BeforeEach
    void both_are_known() {
        assertThat(register(tablet).statusCode()).isEqualTo(201);
        assertThat(register(laptop).statusCode()).isEqualTo(201);
    }

    @Test
    void a_reset_device_is_told_until_it_starts_over_and_then_has_everything_again() {
        write(laptop, 3);
        tablet.pull();
        assertThat(laptop.method("POST", path(tablet) + "/reset").statusCode()).isEqualTo(202);
        assertThat(state(tablet).get("toReset").asBoolean()).isTrue();

        var told = tablet.namedPage(10);
        assertThat(told.statusCode()).isEqualTo(410);
        assertThat(told.body()).contains("device-reset");
        assertThat(tablet.namedPage(10).statusCode()).isEqualTo(410);

        tablet.forgetCursor();
        assertThat(json(tablet.namedPage(10).body()).get("changes")).hasSize(3);
        assertThat(state(tablet).get("toReset").asBoolean()).isFalse();
        tablet.pull();
        assertThat(tablet.namedPage(10).statusCode()).isEqualTo(200);
        assertThat(laptop.pull()).hasSize(3);
    }

    @Test
    void what_waits_on_a_reset_device_is_still_taken() {
        laptop.method("POST", path(tablet) + "/reset");
        write(tablet, 1);
        assertThat(laptop.pull()).hasSize(1);
    }

    @Test
    void a_device_says_how_far_behind_it_is() {
        write(laptop, 5);
        assertThat(state(tablet).get("behind").asLong()).isEqualTo(5);
        tablet.pull();
        tablet.namedPage(10);
        assertThat(state(tablet).get("behind").asLong()).isZero();
        write(laptop, 2);
        assertThat(state(tablet).get("behind").asLong()).isEqualTo(2);
        tablet.pull();
        tablet.namedPage(10);
        assertThat(state(tablet).get("behind").asLong()).isZero();
    }

    @Test
    void what_was_written_on_a_forgotten_device_stays() {
        String id = newNote();
        String op = tablet.put(id, 0, note(id, "stays"));
        tablet.push(op);
        assertThat(laptop.method("DELETE", path(tablet)).statusCode()).isEqualTo(204);
        assertThat(laptop.get(path(tablet)).statusCode()).isEqualTo(404);
        assertThat(laptop.pull()).hasSize(1);
        assertThat(tablet.push(List.of(op)).getFirst().get("result").asText())
                .isEqualTo("duplicate");
        assertThat(laptop.get(path(tablet)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_serial_number_stays_when_a_rename_leaves_it_out() {
        put(tablet, "{\"name\":\"T\",\"platform\":\"x\",\"serialNumber\":\"HA112Q4071\"}");
        put(tablet, "{\"name\":\"Renommée\",\"platform\":\"x\"}");
        assertThat(state(tablet).get("serialNumber").asText()).isEqualTo("HA112Q4071");
        assertThat(state(tablet).get("name").asText()).isEqualTo("Renommée");
        var bad = put(tablet, "{\"name\":\"T\",\"platform\":\"x\",\"serialNumber\":\"ha 1\"}");
        assertThat(bad.statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> put(TestDevice device, String description) {
        return device.method("PUT", path(device), description);
    }

    private static JsonNode state(TestDevice device) {
        return json(device.get(path(device)).body());
    }

    private static void write(TestDevice device, int notes) {
        for (int i = 0; i < notes; i++) {
            String id = newNote();
            device.push(device.put(id, 0, note(id, "n" + i)));
        }
    }
}
