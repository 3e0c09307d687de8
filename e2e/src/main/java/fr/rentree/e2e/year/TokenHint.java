package fr.rentree.e2e.year;

import fr.rentree.e2e.client.Settings;

/// How somebody who watches has the token of the lines that say "see".
final class TokenHint {

    private TokenHint() {}

    static String command(Settings settings) {
        return """
        T=$(curl -s %s/auth/realms/rentree/protocol/openid-connect/token -d grant_type=client_credentials \
        -d client_id=operations -d client_secret="$(sed -n 's/^client.operations=//p' '%s/secrets.properties')" \
        | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')\
        """
                .formatted(settings.gateway(), settings.home());
    }
}
