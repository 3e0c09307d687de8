package fr.rentree.platform.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it came from its topic.
///
/// @param type without the organisation's prefix: `licence.seat-assigned.v1`
/// @param json the payload; absent on a tombstone
public record ReceivedEvent(
        UUID id, String topic, String key, String type, Instant time, @Nullable String json) {

    /// Publishers may add fields: a reader takes those it knows.
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .defaultPropertyInclusion(JsonInclude.Value.empty())
                    .build();

    public boolean isRemoval() {
        return json == null;
    }

    /// Reads the payload into the reader's own record.
    ///
    /// @throws IllegalArgumentException when the payload breaks its contract
    public <T> T as(Class<T> shape) {
        if (json == null) {
            throw new IllegalArgumentException("a tombstone has no payload: " + topic + " " + key);
        }
        try {
            return JSON.readValue(json, shape);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s on %s breaks its contract: %s"
                            .formatted(type, topic, e.getOriginalMessage()),
                    e);
        }
    }

    record Lane(String topic, String key) {}

    Lane lane() {
        return new Lane(topic, key);
    }
}
