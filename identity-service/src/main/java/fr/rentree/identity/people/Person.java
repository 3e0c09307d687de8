package fr.rentree.identity.people;

import java.util.List;
import java.util.UUID;

/// Somebody of the roster; who left keeps the last places.
record Person(
        UUID person,
        String familyName,
        String givenName,
        Status status,
        String accessPoint,
        String subject,
        List<PersonPlace> places) {

    enum Status {
        ACTIVE,
        LEFT,
        SUSPENDED
    }
}
