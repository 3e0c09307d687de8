package fr.rentree.e2e.archive;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The names of a delivery: one portal and one time for every file in it.
record GarName(String idEnt, LocalDateTime exportedAt) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    String base() {
        return idEnt + "_GAR-ENT_Complet_" + exportedAt.format(STAMP) + "_2D";
    }

    String page(GarKind kind, int number) {
        return String.format(Locale.ROOT, "%s_%s_%04d.xml", base(), kind.word(), number);
    }
}
