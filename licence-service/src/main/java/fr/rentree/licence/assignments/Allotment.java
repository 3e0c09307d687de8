package fr.rentree.licence.assignments;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Who gets a seat of which pool, and who gets none.
///
/// @param leftOut those for whom no seat was left, in the order in which seats were given
/// @param outside those for whose profile the seats are not meant
/// @param missing how many seats more would have been needed
record Allotment(List<Share> shares, List<UUID> leftOut, List<UUID> outside, int missing) {

    /// People who get seats of one pool.
    record Share(UUID pool, List<UUID> people) {

        Share {
            people = List.copyOf(people);
        }
    }

    Allotment {
        shares = List.copyOf(shares);
        leftOut = List.copyOf(leftOut);
        outside = List.copyOf(outside);
    }

    /// Nobody gets a seat, because not everybody could.
    Allotment withdrawn() {
        var everybody = new ArrayList<UUID>();
        shares.forEach(share -> everybody.addAll(share.people()));
        everybody.addAll(leftOut);
        return new Allotment(List.of(), everybody, outside, missing);
    }

    int granted() {
        return shares.stream().mapToInt(share -> share.people().size()).sum();
    }

    int refused() {
        return leftOut.size() + outside.size();
    }
}
