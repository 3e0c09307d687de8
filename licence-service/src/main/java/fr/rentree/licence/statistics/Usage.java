package fr.rentree.licence.statistics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How much of a right, or of many, is used in one school year.
///
/// @param bought seats; those of unlimited rights are not among them
/// @param assigned people who hold a seat
/// @param opened people who opened it, whether they hold a seat or not
/// @param neverOpened people who hold a seat and never opened it
record Usage(
        int bought,
        boolean unlimited,
        int neverAssigned,
        int assigned,
        int opened,
        int neverOpened,
        long openings,
        @Nullable LocalDate lastOpened) {}
