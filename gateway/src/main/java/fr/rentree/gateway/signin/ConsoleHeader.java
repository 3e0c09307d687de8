package fr.rentree.gateway.signin;

/// The header that only a page of our own origin can send along with the session cookie.
public final class ConsoleHeader {

    public static final String NAME = "X-Rentree-Console";

    private ConsoleHeader() {}
}
