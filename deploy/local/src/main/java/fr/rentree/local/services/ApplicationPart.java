package fr.rentree.local.services;

import fr.rentree.local.aot.JvmPart;
import fr.rentree.local.settings.Port;
import fr.rentree.local.settings.Secrets;
import fr.rentree.local.settings.Settings;
import fr.rentree.local.supervision.HttpProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// A service or the gateway as a process, started with its trained cache where there is one.
public final class ApplicationPart implements JvmPart {

    private static final List<String> QUESTIONS =
            List.of("/q/health/ready", "/q/openapi", "/q/metrics", "/api/v1/me", "/nowhere");

    private final Application application;
    private final Settings settings;

    private ApplicationPart(Application application, Settings settings) {
        this.application = application;
        this.settings = settings;
    }

    public static List<ApplicationPart> all(Settings settings, Secrets secrets, Clock clock)
            throws IOException {
        return Application.all(settings, secrets, clock).stream()
                .map(application -> new ApplicationPart(application, settings))
                .toList();
    }

    @Override
    public String name() {
        return application.name();
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + settings.ports().of(application.port());
    }

    @Override
    public Set<String> needs() {
        return application.port() == Port.GATEWAY
                ? Set.of()
                : Set.of(Port.POSTGRES.part(), Port.KAFKA.part());
    }

    @Override
    public boolean startsInTurn() {
        return true;
    }

    @Override
    public ProcessBuilder plainCommand() throws IOException {
        if (!Files.isDirectory(application.folder())) {
            throw new IOException("not built: " + application.folder());
        }
        return application.start();
    }

    @Override
    public List<Path> jars() {
        return List.of(application.folder());
    }

    @Override
    public Path caches() {
        return settings.installation().trainedCaches();
    }

    @Override
    public List<String> questions() {
        return QUESTIONS.stream().map(path -> address() + path).toList();
    }

    @Override
    public boolean answers() {
        return HttpProbe.isOk(address() + "/q/health/ready");
    }
}
