package fr.rentree.licence.diffusables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One resource as the GAR publishes it; a name is absent where nobody gave one.
record Diffusable(
        String id,
        String title,
        Organisation publisher,
        List<Organisation> distributors,
        Organisation technical,
        boolean shown,
        boolean subscribable,
        boolean isFamily,
        @Nullable String family) {

    record Organisation(String id, @Nullable String name) {}
}
