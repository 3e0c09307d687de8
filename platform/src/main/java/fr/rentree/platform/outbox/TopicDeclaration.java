package fr.rentree.platform.outbox;

/// A topic that this service publishes: a bean of this type has it created at start if absent.
///
/// @param compacted true for a state topic: Kafka keeps the last event per key, for good
public record TopicDeclaration(String name, boolean compacted) {

    public static TopicDeclaration state(String name) {
        return new TopicDeclaration(name, true);
    }

    public static TopicDeclaration facts(String name) {
        return new TopicDeclaration(name, false);
    }
}
