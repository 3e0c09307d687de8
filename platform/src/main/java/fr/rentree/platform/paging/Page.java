package fr.rentree.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Some items of a list, and the cursor of what follows; no cursor on the last page.
public record Page<T>(
        List<T> items,
        @Nullable
                @Schema(
                        description = "Of the next page; absent on the last one",
                        examples = "MDE5OWExYjI")
                String cursor) {

    /// Makes a page of rows that were read with a limit one above the page's.
    ///
    /// @param key what the next page starts after, taken from the last item shown
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> key) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> shown = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(shown, Cursor.encode(key.apply(shown.getLast())));
    }
}
