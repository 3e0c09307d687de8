package fr.rentree.local.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who listens on a port of this machine: from `/proc` on Linux, from `lsof` elsewhere.
public final class PortHolder {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENS = "0A";

    private PortHolder() {}

    /// The process that holds the port; empty when it is free or belongs to somebody hidden.
    public static Optional<ProcessHandle> of(int port) {
        return Files.exists(PROC.resolve("net/tcp")) ? fromProc(port) : fromLsof(port);
    }

    /// A process as people recognise it: its number and the start of its command line.
    public static String describe(ProcessHandle process) {
        var info = process.info();
        String command = info.commandLine().or(info::command).orElse("of another user");
        String shown = command.length() > 120 ? command.substring(0, 120) + "…" : command;
        return "process " + process.pid() + " (" + shown + ")";
    }

    private static Optional<ProcessHandle> fromProc(int port) {
        var sockets = new HashSet<String>();
        for (String table : new String[] {"net/tcp", "net/tcp6"}) {
            try (var lines = Files.lines(PROC.resolve(table))) {
                lines.skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(cell -> cell[3].equals(LISTENS) && portOf(cell[1]) == port)
                        .forEach(cell -> sockets.add("socket:[" + cell[9] + "]"));
            } catch (IOException e) {
                continue; // a kernel without that table
            }
        }
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses().filter(p -> holdsOneOf(p, sockets)).findFirst();
    }

    private static int portOf(String hexAddress) {
        String port = hexAddress.substring(hexAddress.indexOf(':') + 1);
        return Integer.parseInt(port.toLowerCase(Locale.ROOT), 16);
    }

    private static boolean holdsOneOf(ProcessHandle process, Set<String> sockets) {
        Path descriptors = PROC.resolve(Long.toString(process.pid())).resolve("fd");
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.anyMatch(descriptor -> sockets.contains(targetOf(descriptor)));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static String targetOf(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<ProcessHandle> fromLsof(int port) {
        try {
            var lsof =
                    new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                            .start();
            String answer = new String(lsof.getInputStream().readAllBytes()).strip();
            return answer.lines().findFirst().map(Long::parseLong).flatMap(ProcessHandle::of);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
