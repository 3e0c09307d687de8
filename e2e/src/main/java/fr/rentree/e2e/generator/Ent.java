package fr.rentree.e2e.generator;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A portal and the schools that it serves: what one archive holds.
public record Ent(Dice dice, int rank, int firstSchool, int schools) {

    public String id() {
        return "ENTFICTIF" + rank;
    }

    /// The schools as they are in the year that begins in `firstYear`, made one by one.
    public Stream<School> schoolsIn(int firstYear) {
        return IntStream.range(0, schools)
                .mapToObj(place -> new SchoolMaker(this, firstSchool + place, firstYear).make());
    }

    /// The school some places further among those of this portal, round and round.
    int neighbour(int school, int places) {
        return firstSchool + Math.floorMod(school - firstSchool + places, schools);
    }
}
