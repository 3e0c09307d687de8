package fr.rentree.e2e.generator;

import java.util.List;
import java.util.stream.IntStream;

/// A set of invented schools that anybody can have again from the same numbers.
public record Region(long seed, int firstSchool, int schools) {
    private static final int SCHOOLS_PER_ENT = 250;

    public Region {
        if (firstSchool < 1 || schools < 1) {
            throw new IllegalArgumentException("at least one school, numbered from 1");
        }
    }

    /// At least two portals as soon as there are two schools, then one for about 250 schools.
    public List<Ent> ents() {
        var ents = Math.max(Math.min(2, schools), Math.ceilDiv(schools, SCHOOLS_PER_ENT));
        return IntStream.range(0, ents).mapToObj(rank -> ent(rank, ents)).toList();
    }

    private Ent ent(int rank, int ents) {
        var first = (int) Math.ceilDiv((long) rank * schools, ents);
        var next = (int) Math.ceilDiv((long) (rank + 1) * schools, ents);
        return new Ent(new Dice(seed), rank + 1, firstSchool + first, next - first);
    }
}
