package fr.rentree.licence.downloads;

import java.util.Optional;

/// A device as the reader app tells of it.
///
/// @param id the app's own name for it, the same as long as the app is installed
/// @param name what its owner recognises it by
/// @param serialNumber the maker's number, where the app can read it; how a tablet is recognised
record Device(String id, String name, Optional<String> serialNumber) {}
