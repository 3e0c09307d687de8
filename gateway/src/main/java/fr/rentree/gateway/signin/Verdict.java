package fr.rentree.gateway.signin;

import fr.rentree.gateway.refusals.Refusal;
import java.util.Optional;

/// May this request go on?
public sealed interface Verdict {

    /// @param sessionToken the access token to send on for a request of the console, which itself
    ///   never sees it
    record Admitted(Visitor visitor, Optional<String> sessionToken) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}
}
