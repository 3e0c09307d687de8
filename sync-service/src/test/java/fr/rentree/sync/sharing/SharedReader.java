package fr.rentree.sync.sharing;

import static fr.rentree.sync.TestDevice.json;

import com.fasterxml.jackson.databind.JsonNode;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who follows what is shared with them.
final class SharedReader {

    private final TestDevice device;
    private @Nullable String cursor;

    SharedReader(Pupil reader) {
        this.device = reader.device();
    }

    /// Everything new, page by page.
    List<JsonNode> pull(int limit) {
        var changes = new ArrayList<JsonNode>();
        boolean more = true;
        while (more) {
            var since = cursor == null ? "" : "&since=" + cursor;
            var answer = device.get("/api/v1/sync/shared?limit=" + limit + since);
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            var page = json(answer.body());
            page.get("changes").forEach(changes::add);
            cursor = page.get("cursor").asText();
            more = page.get("more").asBoolean();
        }
        return changes;
    }

    List<JsonNode> pull() {
        return pull(500);
    }

    @Nullable String cursor() {
        return cursor;
    }
}
