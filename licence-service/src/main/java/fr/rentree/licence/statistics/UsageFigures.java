package fr.rentree.licence.statistics;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A usage as it is shown.
///
/// To who may not see people, a number of people from 1 to below the smallest group is not shown,
/// nor is any from which it could be computed: `hidden` says so, and the numbers are null.
@Schema(
        examples =
                """
                {"bought":120,"unlimited":false,"neverAssigned":8,"assigned":112,"opened":97,
                 "neverOpened":15,"openings":2310,"lastOpened":"2026-11-20","hidden":false}
                """)
record UsageFigures(
        int bought,
        boolean unlimited,
        @Nullable Integer neverAssigned,
        @Nullable Integer assigned,
        @Nullable Integer opened,
        @Nullable Integer neverOpened,
        @Nullable Long openings,
        @Nullable LocalDate lastOpened,
        boolean hidden) {

    /// For who may see the people themselves.
    static UsageFigures of(Usage usage) {
        return new UsageFigures(
                usage.bought(),
                usage.unlimited(),
                usage.neverAssigned(),
                usage.assigned(),
                usage.opened(),
                usage.neverOpened(),
                usage.openings(),
                usage.lastOpened(),
                false);
    }

    /// For who may not.
    ///
    /// @param smallestGroup the smallest number of people that is shown
    static UsageFigures withoutPeople(Usage usage, int smallestGroup) {
        boolean fewHold = isFew(usage.assigned(), smallestGroup);
        boolean fewOpen =
                fewHold
                        || isFew(usage.opened(), smallestGroup)
                        || isFew(usage.neverOpened(), smallestGroup);
        if (!fewOpen) {
            return of(usage);
        }
        return new UsageFigures(
                usage.bought(),
                usage.unlimited(),
                fewHold ? null : Integer.valueOf(usage.neverAssigned()),
                fewHold ? null : Integer.valueOf(usage.assigned()),
                null,
                null,
                null,
                null,
                true);
    }

    private static boolean isFew(int people, int smallestGroup) {
        return people > 0 && people < smallestGroup;
    }
}
