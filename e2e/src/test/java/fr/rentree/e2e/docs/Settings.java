package fr.rentree.e2e.docs;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The settings that the code really has, read from the compiled classes, the property files and
/// the start script.
final class Settings {

    private static final String MAPPING = "io.smallrye.config.ConfigMapping";
    private static final String DEFAULT = "io.smallrye.config.WithDefault";
    private static final Pattern VARIABLE = Pattern.compile("RENTREE_[A-Z][A-Z0-9_]*[A-Z0-9]");
    private static final List<String> MODULES =
            List.of(
                    "platform",
                    "identity-service",
                    "licence-service",
                    "distribution-service",
                    "sync-service",
                    "rollover-service",
                    "gateway");

    private final Path repository;

    Settings(Path repository) {
        this.repository = repository;
    }

    /// Every `rentree.…` setting and its default (empty when there is none).
    Map<String, String> properties() throws IOException {
        var settings = new TreeMap<String, String>();
        for (String module : MODULES) {
            fromClasses(repository.resolve(module + "/target/classes"), settings);
            for (String file :
                    List.of("META-INF/microprofile-config.properties", "application.properties")) {
                fromFile(repository.resolve(module + "/src/main/resources/" + file), settings);
            }
        }
        return settings;
    }

    /// Environment variables that the start script and the launcher read.
    TreeSet<String> variables() throws IOException {
        var names = new TreeSet<String>();
        try (Stream<Path> sources = Files.walk(repository.resolve("deploy/local/src/main"))) {
            for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                for (String line : Files.readAllLines(source)) {
                    if (line.contains("getenv") || line.contains("environment(\"RENTREE")) {
                        collect(line, names);
                    }
                }
            }
        }
        collect(Files.readString(repository.resolve("rentree")), names);
        return names;
    }

    private static void collect(String text, TreeSet<String> names) {
        VARIABLE.matcher(text).results().forEach(match -> names.add(match.group()));
    }

    private static void fromClasses(Path classes, Map<String, String> settings) {
        for (JavaClass type : new ClassFileImporter().importPath(classes)) {
            type.tryGetAnnotationOfType(MAPPING)
                    .flatMap(mapping -> mapping.get("prefix"))
                    .ifPresent(prefix -> group(prefix.toString(), type, settings));
        }
    }

    private static void group(String prefix, JavaClass type, Map<String, String> settings) {
        for (JavaMethod method : type.getMethods()) {
            String name = prefix + "." + kebab(method.getName());
            JavaClass value = method.getRawReturnType();
            if (value.isInterface() && value.getPackageName().startsWith("fr.rentree")) {
                group(name, value, settings);
            } else {
                settings.putIfAbsent(name, defaultOf(method));
            }
        }
    }

    private static String defaultOf(JavaMethod method) {
        return method.tryGetAnnotationOfType(DEFAULT)
                .flatMap((JavaAnnotation<?> annotation) -> annotation.get("value"))
                .map(Object::toString)
                .orElse("");
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static void fromFile(Path file, Map<String, String> settings) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        properties.forEach((key, value) -> {
            String name = key.toString();
            if (name.startsWith("rentree.") && !name.equals("rentree.service")) {
                settings.put(name, value.toString());
            }
        });
    }
}
