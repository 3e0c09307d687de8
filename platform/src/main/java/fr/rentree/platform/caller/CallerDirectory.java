package fr.rentree.platform.caller;

import java.util.Optional;

/// Finds who signed in; each service answers from its own copy of the roster.
///
/// The pair (access point, subject) is the only key of a sign-in: names or mails link nobody.
public interface CallerDirectory {

    Optional<KnownPerson> find(String accessPoint, String subject);

    /// False for a directory that sends its sight together with its question, and so needs no
    /// transaction opened for it.
    default boolean needsTransaction() {
        return true;
    }
}
