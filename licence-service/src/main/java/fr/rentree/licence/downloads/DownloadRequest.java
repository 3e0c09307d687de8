package fr.rentree.licence.downloads;

import fr.rentree.platform.school.Uai;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A download as a reader app asks for it.
@Schema(
        examples =
                """
                {"school":"0000001B","resource":"ark:/99999/manuel-maths-2de",
                 "device":"5f0c6d0e-8a3c-4a56-9a7e-0c5a4a6f1c11","name":"Ordinateur de la maison",
                 "serialNumber":null,"instead":null}
                """)
record DownloadRequest(
        @Nullable Uai school,
        @Nullable String resource,
        @Schema(description = "The app's own id of the device, 1 to 100 characters")
                @Nullable String device,
        @Schema(description = "What its owner calls it, 1 to 100 characters") @Nullable String name,
        @Schema(description = "The maker's number: the tablet handed over is known by it")
                @Nullable String serialNumber,
        @Schema(description = "The download that gives its place up for this one")
                @Nullable UUID instead) {}
