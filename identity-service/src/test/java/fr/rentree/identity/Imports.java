package fr.rentree.identity;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Sends deliveries, waits for what becomes of them, approves plans: as an ENT portal does.
public final class Imports {

    private static final List<String> ON_ITS_WAY = List.of("RECEIVED", "APPLYING");

    private Imports() {}

    public static ValidatableResponse send(
            RequestSpecification caller, String name, byte[] archive, String digest) {
        return caller.multiPart("archive", name, archive)
                .multiPart("digest", name.replace(".tar.gz", ".md5"), bytes(digest))
                .post("/api/v1/imports")
                .then();
    }

    /// Sends a delivery and returns its import once the checks are over.
    public static JsonPath planned(TestEnt ent, TestDelivery delivery) {
        byte[] archive = delivery.archive();
        String id =
                send(ent.portal(), delivery.archiveName(), archive, TestDelivery.md5(archive))
                        .statusCode(202)
                        .extract()
                        .path("id");
        return settled(ent, id);
    }

    /// Sends, approves what was planned, and returns the import once it was applied.
    public static JsonPath applied(TestEnt ent, TestDelivery delivery) {
        return approve(ent, planned(ent, delivery), false);
    }

    public static JsonPath approve(TestEnt ent, JsonPath plan, boolean removals) {
        approval(ent, plan.getString("id"), plan.getString("planHash"), removals).statusCode(202);
        return settled(ent, plan.getString("id"));
    }

    public static ValidatableResponse approval(
            TestEnt ent, String id, String planHash, boolean removals) {
        return ent.portal()
                .contentType("application/json")
                .body(Map.of("planHash", planHash, "removals", removals))
                .post("/api/v1/imports/{id}/approval", id)
                .then();
    }

    public static JsonPath settled(TestEnt ent, String id) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> read(ent, id), one -> !ON_ITS_WAY.contains(one.getString("state")));
    }

    public static JsonPath read(TestEnt ent, String id) {
        return ent.portal()
                .get("/api/v1/imports/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static List<Map<String, Object>> rejections(TestEnt ent, String id) {
        return ent.portal()
                .get("/api/v1/imports/{id}/rejections", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
