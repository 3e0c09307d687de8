package fr.rentree.local.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `rentree tools` with JDKs and Mavens that are only shells of themselves.
class ScriptTest {

    private final Path folder;
    private final Path script;
    private final Map<String, String> environment = new TreeMap<>();

    ScriptTest(@TempDir Path temporary) throws IOException {
        folder = Files.createDirectories(temporary.resolve("with some spaces"));
        script = folder.resolve("rentree");
        Files.copy(Path.of("../../rentree"), script);
        executable(script);
        program(folder.resolve("node/node"), "echo v20.20.2");
        program(folder.resolve("node/npm"), "true");
        environment.put("PATH", folder.resolve("node") + ":/usr/bin:/bin");
        environment.put("HOME", folder.toString());
        environment.put("RENTREE_JDK_FOLDERS", "/nowhere");
        oldJavaOnPath();
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        executable(file);
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        program(home.resolve("bin/java"), "echo 'java.home = " + home + "'");
        program(home.resolve("bin/javac"), "true");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Path maven(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        program(home.resolve("bin/mvn"), "echo 'Apache Maven " + version + " (non-canonical)'");
        return home;
    }

    private void oldJavaOnPath() throws IOException {
        Path old = jdk("old jdk", "17.0.15");
        environment.put("PATH", old.resolve("bin") + ":" + environment.get("PATH"));
    }

    private record Outcome(int code, String output) {}

    private Outcome run(Path from, String... command) throws Exception {
        var builder = new ProcessBuilder(List.of(command)).directory(from.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Outcome(process.waitFor(), output);
    }

    private Outcome tools() throws Exception {
        return run(Path.of("/"), script.toString(), "tools");
    }

    @Test
    void java_home_is_taken_when_it_is_new_enough() throws Exception {
        Path wanted = jdk("my jdk", "25.0.3");
        environment.put("JAVA_HOME", wanted.toString());
        environment.put("MAVEN_HOME", maven("my maven", "3.9.16").toString());

        assertThat(tools().output()).contains("JDK      " + wanted, "my maven/bin/mvn");
    }

    @Test
    void an_old_java_home_and_an_old_java_on_the_path_are_passed_over() throws Exception {
        environment.put("JAVA_HOME", jdk("another old jdk", "21").toString());
        environment.put("MAVEN_HOME", maven("maven", "3.8.6").toString());
        Path usual = jdk(".sdkman/candidates/java/26-tem", "26");

        assertThat(tools().output()).contains("JDK      " + usual);
    }

    @Test
    void the_java_on_the_path_is_asked_where_its_home_is() throws Exception {
        environment.put("MAVEN_HOME", maven("maven", "3.9.0").toString());
        Path onPath = jdk("jdk on path", "25");
        environment.put(
                "PATH", onPath.resolve("bin") + ":" + folder.resolve("node") + ":/usr/bin:/bin");

        assertThat(tools().output()).contains("JDK      " + onPath);
    }

    @Test
    void without_a_jdk_it_says_in_one_sentence_what_to_do() throws Exception {
        var outcome = tools();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output().lines()).hasSize(1);
        assertThat(outcome.output()).contains("a JDK 25 or newer is missing: install one");
    }

    @ParameterizedTest(name = "Maven {0} is good enough: {1}")
    @CsvSource({"3.8.5, false", "3.8.6, true", "3.8.10, true", "3.10.1, true", "4.0.0, true"})
    void maven_is_3_8_6_or_newer(String version, boolean good) throws Exception {
        environment.put("JAVA_HOME", jdk("jdk", "25").toString());
        environment.put("MAVEN_HOME", maven("the maven", version).toString());

        assertThat(tools().output().contains("the maven/bin/mvn")).isEqualTo(good);
    }

    @Test
    void an_old_node_is_named_with_what_to_do() throws Exception {
        environment.put("JAVA_HOME", jdk("jdk", "25").toString());
        environment.put("MAVEN_HOME", maven("maven", "3.9.0").toString());
        program(folder.resolve("node/node"), "echo v18.1.0");

        var outcome = tools();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("Node.js 20 or newer with npm is missing: install it");
    }

    @Test
    void it_runs_through_a_symbolic_link_from_any_folder() throws Exception {
        environment.put("JAVA_HOME", jdk("jdk", "25").toString());
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Files.createSymbolicLink(elsewhere.resolve("r"), Path.of("../rentree"));

        var outcome = run(elsewhere, "./r", "status");

        assertThat(outcome.output()).contains("nothing is built yet");
    }

    @Test
    void an_unknown_word_gets_the_list_of_commands() throws Exception {
        var outcome = run(folder, "./rentree", "dance");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.output()).contains("usage:", "year", "reset");
    }

    /// A launcher that only stays, and a Maven that builds but whose tests fail.
    @Test
    void failed_tests_leave_no_server_behind() throws Exception {
        Path home = jdk("jdk", "25");
        program(
                home.resolve("bin/java"),
                """
                case "$*" in *test-stack*) ;; *) exit 3 ;; esac
                for last; do :; done
                echo $$ >"$HOME/stack.pid"
                echo RENTREE_TEST_POSTGRES=nowhere >"$last"
                exec sleep 300
                """);
        environment.put("JAVA_HOME", home.toString());
        Path maven = maven("maven", "3.9.16");
        program(
                maven.resolve("bin/mvn"),
                """
                case "$*" in
                    --version) echo 'Apache Maven 3.9.16' ;;
                    *verify*) echo '[ERROR] Tests run: 1, Failures: 1'; exit 1 ;;
                esac
                """);
        environment.put("MAVEN_HOME", maven.toString());
        Files.createDirectories(folder.resolve("deploy/local/target"));

        var outcome = run(Path.of("/"), script.toString(), "test");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).contains("Tests run: 1, Failures: 1", "the build failed");
        long stack = Long.parseLong(Files.readString(folder.resolve("stack.pid")).strip());
        assertThat(ProcessHandle.of(stack).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
