package fr.rentree.sync.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.rentree.sync.TestDevice;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The TypeScript client against this very service, in Node.js and in a browser.
///
/// `-Drentree.seed=…` replays a convergence run; `-Drentree.sdk.generate=true` writes the types
/// again after the description has changed; `-Drentree.sdk.measure=true` measures a first pull of
/// 20,000 notes.
@QuarkusTest
@TestInstance(Lifecycle.PER_CLASS)
class ClientSdkTest {

    private static final Path CLIENT = Path.of("client-sdk").toAbsolutePath();
    private static final Path INSTALLED = CLIENT.resolve("target/installed");
    private static final List<String> BROWSERS =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private Stage stage;
    private NodeCommand node;

    @BeforeAll
    void install() throws IOException {
        stage = new Stage();
        var plain = new NodeCommand(CLIENT, Map.of());
        var lock = Files.readString(CLIENT.resolve("package-lock.json"));
        if (!Files.exists(INSTALLED) || !Files.readString(INSTALLED).equals(lock)) {
            plain.run("npm", "ci", "--no-audit", "--no-fund");
            Files.createDirectories(INSTALLED.getParent());
            Files.writeString(INSTALLED, lock);
        }
        plain.run("npm", "run", "compile");
    }

    @BeforeEach
    void meet() {
        node =
                new NodeCommand(
                        CLIENT,
                        Map.of(
                                "RENTREE_SDK_SERVICE", service(),
                                "RENTREE_SDK_STAGE", stage.url(),
                                "RENTREE_SDK_CHROMIUM", browser(),
                                "RENTREE_SDK_SEED", System.getProperty("rentree.seed", "")));
    }

    @AfterAll
    void leave() {
        stage.close();
    }

    @Test
    void the_client_keeps_its_promises_in_node() {
        node.run("node", "--test", "target/out/test/unit/", "target/out/test/service/");
    }

    @Test
    void the_client_keeps_its_promises_in_a_real_browser() {
        boolean inCi = "true".equals(System.getenv("CI"));
        assumeTrue(
                inCi || !browser().isEmpty(),
                "NOT TESTED IN A BROWSER: install Chromium (Debian: apt install chromium)");
        node.run("node", "--test", "target/out/test/browser/");
    }

    @Test
    void the_types_of_the_client_are_those_of_the_description() {
        boolean generate = Boolean.getBoolean("rentree.sdk.generate");
        node.run("node", "generate.mjs", service(), generate ? "--write" : "--check");
    }

    @Test
    void what_is_published_is_the_client_with_its_types_and_nothing_else() {
        node.run("npm", "run", "build");
        var pack = node.run("npm", "pack", "--dry-run", "--ignore-scripts", "--json", "--silent");
        var files = new ArrayList<String>();
        TestDevice.json(pack).get(0).get("files").forEach(f -> files.add(f.get("path").asText()));
        assertThat(files)
                .contains("README.md", "package.json", "dist/index.js", "dist/index.d.ts")
                .contains("dist/node.js", "dist/node.d.ts")
                .allMatch(file ->
                        file.matches("README\\.md|package\\.json|dist/[a-z-]+\\.(js|d\\.ts)"));
    }

    @Test
    @EnabledIfSystemProperty(named = "rentree.sdk.measure", matches = "true")
    void a_first_pull_is_measured() {
        System.out.println(node.run("node", "target/out/test/measure/first-pull.js"));
    }

    private static String service() {
        return "http://localhost:" + RestAssured.port;
    }

    private static String browser() {
        return BROWSERS.stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("");
    }
}
