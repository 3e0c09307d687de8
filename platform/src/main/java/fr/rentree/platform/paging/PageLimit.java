package fr.rentree.platform.paging;

import fr.rentree.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/// How many items a page may hold.
public final class PageLimit {

    public static final int DEFAULT = 100;
    public static final int MAXIMUM = 500;

    private PageLimit() {}

    /// The limit asked for, the default when none is, and a 400 outside 1 to 500.
    public static int of(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT;
        }
        if (asked < 1 || asked > MAXIMUM) {
            throw Problem.badRequest(
                    "limit-out-of-range", "limit must be between 1 and " + MAXIMUM + ".");
        }
        return asked;
    }
}
