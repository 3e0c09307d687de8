package fr.rentree.identity.accesspoints;

/// A portal: its alias in Keycloak, the ENT it stands for, how it speaks, and its territory.
record AccessPoint(String alias, String idEnt, String name, Protocol protocol, String territory) {

    enum Protocol {
        OIDC,
        SAML,
        LOCAL
    }
}
