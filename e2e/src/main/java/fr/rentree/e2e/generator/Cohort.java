package fr.rentree.e2e.generator;

import fr.rentree.e2e.generator.Person.Post;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Everybody who entered seconde at one school in one year; what becomes of them is decided here.
record Cohort(Ent ent, int home, int entryYear) {
    private static final int PUPILS_A_DIVISION = 33;
    private static final int MOVER = 0;
    private static final int REPEATER = 1;

    /// Where somebody of the cohort sits in a year: the level, and a place that mixes the classes
    /// anew.
    record Seat(Level level, int place) {}

    int divisions() {
        return 7 + ent.dice().roll(2, home, entryYear, 1);
    }

    int size() {
        return divisions() * PUPILS_A_DIVISION - 3 + ent.dice().roll(6, home, entryYear, 2);
    }

    /// The mover goes to the next school of the portal after seconde, and stays there.
    int schoolOf(int rank, int year) {
        return rank == MOVER && year > entryYear ? ent.neighbour(home, 1) : home;
    }

    Optional<Seat> seat(int rank, int year) {
        var years = year - entryYear;
        var step = rank == REPEATER && years >= 2 ? years - 1 : years;
        if (step < 0 || step >= Level.values().length || hasLeft(rank, year)) {
            return Optional.empty();
        }
        return Optional.of(new Seat(Level.values()[step], rank / (step + 1)));
    }

    Person person(int rank, String uai) {
        var name = Name.of(ent.dice(), home, entryYear, rank);
        var post = new Post(uai, Profile.PUPIL);
        return new Person(identifier(rank), name, birthDate(rank), List.of(post));
    }

    Subject language(int rank) {
        return ent.dice().oneIn(8, home, entryYear, rank, 6) ? Subject.GERMAN : Subject.SPANISH;
    }

    private String identifier(int rank) {
        var school = UaiNumber.digitsOf(home);
        return String.format(Locale.ROOT, "ELV-%s-%d-%04d", school, entryYear, rank + 1);
    }

    /// One in a hundred leaves between two school years without finishing.
    private boolean hasLeft(int rank, int year) {
        for (var next = entryYear + 1; rank > REPEATER && next <= year; next++) {
            if (ent.dice().oneIn(100, home, entryYear, rank, next)) {
                return true;
            }
        }
        return false;
    }

    /// Some are a year or two late, so that some pupils are adults; for a few, nobody gave the
    /// date.
    private Optional<LocalDate> birthDate(int rank) {
        if (rank > REPEATER && ent.dice().oneIn(200, home, entryYear, rank, 7)) {
            return Optional.empty();
        }
        var chance = ent.dice().roll(100, home, entryYear, rank, 8);
        var late = chance < 2 ? 2 : chance < 12 ? 1 : chance < 14 ? -1 : 0;
        var day = 1 + ent.dice().roll(365, home, entryYear, rank, 9);
        return Optional.of(LocalDate.ofYearDay(entryYear - 15 - late, day));
    }
}
