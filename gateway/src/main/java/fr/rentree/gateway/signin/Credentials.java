package fr.rentree.gateway.signin;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a request brings to say who is calling.
enum Credentials {
    NONE,
    TOKEN,
    SESSION,
    SESSION_WITHOUT_HEADER;

    static final String SESSION_COOKIE = "q_session_console";

    /// A token wins over a session: a program that sends one means it.
    static Credentials of(
            @Nullable String authorization, Set<String> cookies, @Nullable String consoleHeader) {
        if (authorization != null) {
            return TOKEN;
        }
        if (cookies.stream().noneMatch(name -> name.startsWith(SESSION_COOKIE))) {
            return NONE;
        }
        return consoleHeader == null ? SESSION_WITHOUT_HEADER : SESSION;
    }
}
