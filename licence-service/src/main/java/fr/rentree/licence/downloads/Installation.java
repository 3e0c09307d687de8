package fr.rentree.licence.downloads;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A manual on a device, and so a place that is taken.
///
/// @param tablet whether it is the tablet handed over, which takes no place of the quota
@Schema(
        examples =
                """
                {"download":"01990000-0000-7000-8000-00000000dd01","school":"0000001B",
                 "person":"0199a1b2-0000-7000-8000-000000000011",
                 "resource":"ark:/99999/manuel-maths-2de",
                 "device":"5f0c6d0e-8a3c-4a56-9a7e-0c5a4a6f1c11","name":"Ordinateur de la maison",
                 "tablet":false,"installedAt":"2026-09-07T17:02:00Z"}
                """)
record Installation(
        UUID download,
        Uai school,
        UUID person,
        String resource,
        String device,
        String name,
        boolean tablet,
        Instant installedAt) {

    /// Why a device gave its place up.
    enum Freed {
        RETURNED,
        REPLACED,
        LOST,
        RELEASED
    }
}
