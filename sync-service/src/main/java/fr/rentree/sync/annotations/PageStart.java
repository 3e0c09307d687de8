package fr.rentree.sync.annotations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Where a page begins: behind which annotation. So a reader who follows the links meets every
/// annotation that stands all the while exactly once, whatever is added or deleted meanwhile.
///
/// @param index how many came before it when the link was made
record PageStart(int index, Optional<UUID> after) {

    /// An annotation, and the bytes of its document.
    record Extent(UUID id, int bytes) {}

    static final PageStart FIRST = new PageStart(0, Optional.empty());

    private static final Pattern FORM =
            Pattern.compile("([1-9]\\d{0,8})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    static Optional<PageStart> tryParse(String text) {
        if (text.equals("0")) {
            return Optional.of(FIRST);
        }
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new PageStart(
                                Integer.parseInt(parts.group(1)),
                                Optional.of(UUID.fromString(parts.group(2)))))
                : Optional.empty();
    }

    /// The start of the page that ends before `end`.
    ///
    /// @param backwards the annotations before the end, the last one first, one more than a page
    ///   has
    static PageStart before(int end, List<Extent> backwards, int rows, int bytes) {
        int taken = 0;
        long sum = 0;
        for (Extent extent : backwards) {
            sum += extent.bytes();
            if (taken == rows || taken > 0 && sum > bytes) {
                return new PageStart(Math.max(1, end - taken), Optional.of(extent.id()));
            }
            taken++;
        }
        return FIRST;
    }

    @Override
    public String toString() {
        return after.map(id -> index + "." + id).orElse("0");
    }
}
