package fr.rentree.licence.acts;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Somebody of a selection, seen from a resource.
///
/// @param state SELECTED: would get a seat; ALREADY_HELD; NO_SEAT: would be left out;
///   OUTSIDE_AUDIENCE: the seats are not meant for their profile
@Schema(
        examples =
                """
                {"person":"01990000-0000-7000-8000-000000000001","profile":"PUPIL",
                 "division":"2NDE1","state":"SELECTED"}
                """)
record SelectedPerson(UUID person, String profile, String division, String state) {}
