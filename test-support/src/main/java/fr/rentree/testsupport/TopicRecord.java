package fr.rentree.testsupport;

import org.jspecify.annotations.Nullable;

/// One message as it stands on a topic; `json` is absent on a tombstone.
public record TopicRecord(
        String topic, int partition, String key, String id, String type, @Nullable String json) {}
