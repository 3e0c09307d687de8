package fr.rentree.sync.recovery;

import fr.rentree.sync.merge.History;
import java.util.Optional;

/// The document of a version, as it is now.
///
/// @param doc empty when it is deleted
record Standing(Optional<String> doc, int rev, long seq, History history) {}
