package fr.rentree.sync.purge;

/// What is kept for a time only. Tombstones are not: they stay as long as their owner's store, or
/// what was deleted would come back.
enum Purgeable {
    /// What an operation did, kept for a device that did not hear it.
    RESULTS("operation"),

    /// Texts that lost against another one.
    VERSIONS("text_version"),

    /// Edits that met a deletion.
    BIN("recycled"),

    /// Who of support looked at whom.
    LOOKS("support_look");

    private final String table;

    Purgeable(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }
}
