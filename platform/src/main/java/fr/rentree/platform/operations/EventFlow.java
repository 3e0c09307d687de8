package fr.rentree.platform.operations;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Events under way in one service.
///
/// @param pending owed and not yet published
/// @param stuck owed, and never acceptable to Kafka: look at them
/// @param relayed published since the database was created
/// @param received applied since then
/// @param parked set aside because one of their key could not be applied
public record EventFlow(
        @Schema(examples = "0") long pending,
        @Schema(examples = "0") long stuck,
        @Schema(examples = "2610") long relayed,
        @Schema(examples = "2610") long received,
        @Schema(examples = "0") long parked) {}
