package fr.rentree.licence.openings;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A ticket, shown this once, and where to go with it.
///
/// @param address with the ticket in it: follow it as it is
/// @param opens who takes the ticket there
@Schema(
        examples =
                """
                {"ticket":"kS1x3pQ2m8VbN0tYdR7uJ5cLw9aZeFhGi4oTqXyUvBs",
                 "address":"https://rentree.example/reader/?school=0000001B&work=manuel-maths-2de&ticket=kS1x3pQ2m8VbN0tYdR7uJ5cLw9aZeFhGi4oTqXyUvBs",
                 "expiresAt":"2026-09-07T08:12:00Z","opens":"READER_APP"}
                """)
record Opening(String ticket, String address, Instant expiresAt, Door opens) {

    enum Door {
        READER_APP,
        PUBLISHER
    }

    /// What somebody wants to open.
    ///
    /// @param challenge of the reader app that will come with the ticket; none for the publisher's
    ///   server
    /// @param grain a place inside the resource
    record Wanted(
            Uai school,
            UUID person,
            String resource,
            Optional<String> challenge,
            Optional<String> grain) {

        Door door() {
            return challenge.isPresent() ? Door.READER_APP : Door.PUBLISHER;
        }
    }
}
