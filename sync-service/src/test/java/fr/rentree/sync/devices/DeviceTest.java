package fr.rentree.sync.devices;

import static fr.rentree.sync.TestDevice.json;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.testsupport.Database;
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

    @Test
    void when_there_are_too_many_the_one_that_was_unused_longest_makes_room() {
        var pupil = Pupil.reading();
        fill(pupil, 96, "interval '1 day'", "null", "null");
        fill(pupil, 1, "interval '900 days'", "now()", "null");
        fill(pupil, 1, "interval '800 days'", "null", "now()");
        var read = fill(pupil, 1, "interval '700 days'", "null", "null");
        Database.execute(
                "update device set last_pull = now() - interval '29 days' where id = ?::uuid",
                read);
        var idle = fill(pupil, 1, "interval '31 days'", "null", "null");

        assertThat(put(pupil, UUID.randomUUID().toString(), NAMED)).isEqualTo(201);
        assertThat(devices(pupil)).hasSize(100);
        assertThat(devices(pupil).findValuesAsText("device")).doesNotContain(idle).contains(read);
        assertThat(put(pupil, UUID.randomUUID().toString(), NAMED)).isEqualTo(409);
        assertThat(devices(pupil)).hasSize(100);
    }

    @Test
    void a_device_that_is_known_takes_nobody_s_place() {
        var pupil = Pupil.reading();
        fill(pupil, 99, "interval '300 days'", "null", "null");
        var known = UUID.randomUUID().toString();
        put(pupil, known, NAMED);
        assertThat(put(pupil, known, NAMED)).isEqualTo(204);
        assertThat(devices(pupil)).hasSize(100);
    }

    /// So many devices, registered so long ago; returns one of them.
    private static String fill(
            Pupil pupil, int devices, String ago, String lostAt, String resetAt) {
        Database.execute(
                """
                insert into device (owner, id, registered_at, lost_at, lost_by, reset_at)
                select ?, gen_random_uuid(), now() - %1$s, %2$s,
                       case when %2$s is null then null else 'OWNER' end, %3$s
                  from generate_series(1, ?)
                """
                        .formatted(ago, lostAt, resetAt),
                pupil.person(),
                devices);
        return Database.queryStrings(
                        "select id::text from device where owner = '%s' and registered_at < now() - %s + interval '1 hour' order by registered_at desc limit 1"
                                .formatted(pupil.person(), ago))
                .getFirst();
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
