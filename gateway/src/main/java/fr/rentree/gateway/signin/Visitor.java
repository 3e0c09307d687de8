package fr.rentree.gateway.signin;

import fr.rentree.gateway.limits.Counted;

/// Whose requests these are, as far as limits and the access log need to know.
///
/// @param client the program, safe to log
/// @param subject the person or account, never logged
public record Visitor(String client, String subject, boolean isPerson) {

    public Counted countedAs() {
        return isPerson ? Counted.PERSON : Counted.CLIENT;
    }

    public String countedBy() {
        return client + ' ' + subject;
    }
}
