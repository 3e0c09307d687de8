package fr.rentree.licence.downloads;

import fr.rentree.platform.school.Uai;
import java.util.Optional;
import java.util.UUID;

/// A manual that a person wants on a device.
///
/// @param instead an installation that gives its place up for this one
record WantedDownload(
        Uai school, UUID person, String resource, Device device, Optional<UUID> instead) {}
