package fr.rentree.identity.plans;

/// A plan's hash, to which an approval is bound, and what becomes of the records that were read.
public record ImportPlan(
        String hash, long read, long applied, long unchanged, long held, long rejected) {}
