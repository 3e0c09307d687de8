package fr.rentree.licence.modules;

import java.util.Optional;
import java.util.UUID;

/// Where a page of modules ends.
record ModuleKey(UUID person, String work, String module) {

    /// Written with a character that no identifier of a work or a module has.
    private static final String BETWEEN = "\n";

    static final ModuleKey START = new ModuleKey(new UUID(0, 0), "", "");

    static Optional<ModuleKey> parse(String text) {
        var parts = text.split(BETWEEN, -1);
        try {
            return parts.length == 3
                    ? Optional.of(new ModuleKey(UUID.fromString(parts[0]), parts[1], parts[2]))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return String.join(BETWEEN, person.toString(), work, module);
    }
}
