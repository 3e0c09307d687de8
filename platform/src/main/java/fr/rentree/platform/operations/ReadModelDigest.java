package fr.rentree.platform.operations;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A fingerprint of what a service holds of something: owner and copies must agree once the topics
/// are drained.
///
/// @param digest MD5 of `id:version`, joined by commas in the byte order of the ids
public record ReadModelDigest(
        @Schema(examples = "identity.persons") String name,
        @Schema(examples = "2512") long rows,
        @Schema(examples = "9e107d9d372bb6826bd81d3542a419d6") String digest) {}
