package fr.rentree.e2e.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The settings that the code really has, read from the sources, the property files and the start
/// script; from the sources, so that no module has to be built before.
final class Settings {

    private static final Pattern VARIABLE = Pattern.compile("RENTREE_[A-Z][A-Z0-9_]*[A-Z0-9]");

    /// Groups of settings, each under a name that whoever runs the platform gives.
    private static final Pattern NAMED_GROUPS = Pattern.compile("Map<String, ?(\\w+)>");

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
            fromSources(repository.resolve(module + "/src/main/java"), settings);
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
        Path launcher = repository.resolve("deploy/local/src/main");
        for (Path source : javaFiles(launcher, text -> text.contains("RENTREE_"))) {
            for (String line : Files.readAllLines(source)) {
                if (line.contains("getenv") || line.contains("environment(\"RENTREE")) {
                    collect(line, names);
                }
            }
        }
        collect(Files.readString(repository.resolve("rentree")), names);
        return names;
    }

    private static void collect(String text, TreeSet<String> names) {
        VARIABLE.matcher(text).results().forEach(match -> names.add(match.group()));
    }

    private static void fromSources(Path sources, Map<String, String> settings) throws IOException {
        List<Path> mappings = javaFiles(sources, text -> text.contains("@ConfigMapping"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(mappings);
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
            task.parse().forEach(unit -> unit.accept(new Mappings(settings), null));
        }
    }

    /// Finds the interfaces that are mappings, and reads their groups with them.
    private static final class Mappings extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Map<String, String> settings;

        Mappings(Map<String, String> settings) {
            this.settings = settings;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            annotated(type.getModifiers(), "ConfigMapping")
                    .ifPresent(prefix -> group(prefix, type, settings));
            return super.visitClass(type, nothing);
        }
    }

    private static void group(String prefix, ClassTree type, Map<String, String> settings) {
        for (MethodTree method : members(type, MethodTree.class).toList()) {
            Matcher named = NAMED_GROUPS.matcher(method.getReturnType().toString());
            boolean isNamed = named.matches();
            String groupType = isNamed ? named.group(1) : method.getReturnType().toString();
            String name = prefix + "." + kebab(method.getName().toString()) + (isNamed ? ".*" : "");
            var group =
                    members(type, ClassTree.class)
                            .filter(one -> groupType.equals(one.getSimpleName().toString()))
                            .filter(one -> one.getKind() == Tree.Kind.INTERFACE)
                            .findFirst();
            if (group.isPresent()) {
                group(name, group.get(), settings);
            } else {
                settings.putIfAbsent(
                        name, annotated(method.getModifiers(), "WithDefault").orElse(""));
            }
        }
    }

    private static <T> Stream<T> members(ClassTree type, Class<T> kind) {
        return type.getMembers().stream().filter(kind::isInstance).map(kind::cast);
    }

    /// The only argument of an annotation, if it is there.
    private static Optional<String> annotated(ModifiersTree modifiers, String annotation) {
        return modifiers.getAnnotations().stream()
                .filter(found -> found.getAnnotationType().toString().equals(annotation))
                .findFirst()
                .map(Settings::argument);
    }

    private static String argument(AnnotationTree annotation) {
        var argument = annotation.getArguments().getFirst();
        var value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
        return String.valueOf(((LiteralTree) value).getValue());
    }

    private static List<Path> javaFiles(Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            var found = new ArrayList<Path>();
            for (Path file : files.filter(p -> p.toString().endsWith(".java")).toList()) {
                if (wanted.test(Files.readString(file))) {
                    found.add(file);
                }
            }
            return found;
        }
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
