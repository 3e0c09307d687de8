package fr.rentree.gateway.signin;

import fr.rentree.gateway.refusals.Refusal;
import java.util.Optional;

/// May this request go on?
public sealed interface Verdict {

    /// @param token the access token to send on for whoever brings none: the console, which never
    ///   sees it, and who comes with a certificate
    record Admitted(Visitor visitor, Optional<String> token) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}
}
