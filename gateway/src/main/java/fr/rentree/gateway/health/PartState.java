package fr.rentree.gateway.health;

/// Whether one part of the platform answers.
record PartState(String part, boolean ready) {}
