package fr.rentree.licence.modules;

import java.util.UUID;

/// What we read of sync.person-erased: whose results go.
record PersonErased(UUID person) {

    static final String TYPE = "sync.person-erased.v1";
}
