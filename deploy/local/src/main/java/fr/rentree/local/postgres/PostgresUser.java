package fr.rentree.local.postgres;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL refuses to run as root: this finds what to put before its commands.
final class PostgresUser {

    private PostgresUser() {}

    /// Nothing for an ordinary user. Root runs them in a user namespace where it is nobody, while
    /// the files stay root's.
    static List<String> prefix() throws IOException {
        if (!isRoot()) {
            return List.of();
        }
        var unshare = List.of("unshare", "--user");
        if (!succeeds(unshare)) {
            throw new IOException(
                    "PostgreSQL does not run as root, and this system allows no user namespaces"
                            + " (unshare --user): start Rentrée as an ordinary user");
        }
        return unshare;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean succeeds(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
