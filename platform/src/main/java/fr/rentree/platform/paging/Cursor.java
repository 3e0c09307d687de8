package fr.rentree.platform.paging;

import fr.rentree.platform.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An opaque place in a list: the sort key of the last item that was shown.
public final class Cursor {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Cursor() {}

    public static String encode(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /// The key in a cursor, empty for none (the first page); a cursor that is not ours is a 400.
    public static String decode(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return "";
        }
        String key = text(cursor);
        if (key.indexOf('\0') >= 0) {
            throw unknown();
        }
        return key;
    }

    /// The same for a list whose key is the id of its items.
    public static String decodeId(@Nullable String cursor) {
        String key = decode(cursor);
        if (!key.isEmpty() && !ID.matcher(key).matches()) {
            throw unknown();
        }
        return key;
    }

    /// For a list whose keys have a form of their own, which this one has not.
    public static HttpProblem unknown() {
        return Problem.badRequest(
                "unknown-cursor",
                "This cursor was not given by this list: start again without one.");
    }

    private static String text(String cursor) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw unknown();
        }
    }
}
