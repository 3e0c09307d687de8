package fr.rentree.e2e.supplies;

import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.School;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/// The tablets announced for a school: one for each pupil of seconde, and some spare.
public final class TabletDelivery {
    private static final int SPARE = 5;
    public static final String HEADER = "serial;model;uai";

    private TabletDelivery() {}

    public static List<String> serialNumbers(School school) {
        var secondes = school.pupils().stream().filter(it -> it.level() == Level.SECONDE).count();
        return LongStream.rangeClosed(1, secondes + SPARE)
                .mapToObj(rank -> serial(school.uai(), rank))
                .toList();
    }

    public static void write(School school, PrintWriter out) {
        for (var serial : serialNumbers(school)) {
            out.print(serial + ";TABLETTE-11;" + school.uai() + "\n");
        }
    }

    private static String serial(String uai, long rank) {
        return String.format(Locale.ROOT, "HA1%s%04d", uai.substring(0, 7), rank);
    }
}
