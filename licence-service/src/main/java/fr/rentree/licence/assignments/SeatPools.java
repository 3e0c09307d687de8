package fr.rentree.licence.assignments;

import fr.rentree.licence.assignments.Decision.Granted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All seats of one resource at one school: several purchases of a title are one pool for whoever
/// counts, and each seat still belongs to one purchase.
///
/// Seats meant for fewer profiles go first, then those that last longest, then the oldest purchase.
public final class SeatPools {

    private static final Comparator<SeatPool> ORDER =
            Comparator.comparingInt((SeatPool pool) -> pool.audience().profiles().size())
                    .thenComparing(pool -> pool.validity().lastDay(), Comparator.reverseOrder())
                    .thenComparing(pool -> pool.id().toString());

    private final List<SeatPool> pools;
    private final LocalDate day;

    private SeatPools(List<SeatPool> pools, LocalDate day) {
        this.pools = pools;
        this.day = day;
    }

    /// The pools that are open today; before the first opens, those of the day when it does, so
    /// that seats ordered for September can be given in July.
    static SeatPools open(Collection<SeatPool> all, LocalDate today) {
        var day =
                all.stream().anyMatch(pool -> pool.validity().contains(today))
                        ? today
                        : all.stream()
                                .map(pool -> pool.validity().firstDay())
                                .filter(first -> first.isAfter(today))
                                .min(Comparator.naturalOrder())
                                .orElse(today);
        var open = all.stream().filter(pool -> pool.validity().contains(day)).sorted(ORDER);
        return new SeatPools(open.toList(), day);
    }

    /// Those open to one public.
    SeatPools of(String profile) {
        return new SeatPools(
                pools.stream().filter(pool -> pool.audience().includes(profile)).toList(), day);
    }

    /// Whether everyone of every audience has the resource, and nothing is left to give.
    boolean isEverybodys() {
        return !pools.isEmpty() && pools.stream().allMatch(SeatPool::everybodys);
    }

    boolean has(UUID pool) {
        return pools.stream().anyMatch(one -> one.id().equals(pool));
    }

    List<SeatPool> pools() {
        return pools;
    }

    LocalDate day() {
        return day;
    }

    /// The last day that a seat given now can have.
    LocalDate lastDay() {
        return pools.stream()
                .map(pool -> pool.validity().lastDay())
                .max(Comparator.naturalOrder())
                .orElse(day);
    }

    /// Every profile that some open pool is meant for.
    List<String> audience() {
        return pools.stream()
                .flatMap(pool -> pool.audience().profiles().stream())
                .distinct()
                .sorted()
                .toList();
    }

    int assigned() {
        return pools.stream().mapToInt(SeatPool::assigned).sum();
    }

    /// Seats in all, absent when some pool is unlimited.
    @Nullable Integer total() {
        int sum = 0;
        for (SeatPool pool : pools) {
            Integer number = pool.seats().number();
            if (number == null) {
                return null;
            }
            sum += number;
        }
        return sum;
    }

    /// Gives seats to newcomers, by profile and in their order within it.
    ///
    /// Profiles with fewer open pools choose first, so that nobody's only seat goes to somebody who
    /// had another. People for whom no pool is meant never stand in the way of the others.
    Allotment allot(Map<String, List<UUID>> newcomers, Batch.Mode mode) {
        var left = new ArrayList<>(pools);
        var shares = new ArrayList<Allotment.Share>();
        var leftOut = new ArrayList<UUID>();
        var outside = new ArrayList<UUID>();
        for (String profile : byChoice(newcomers.keySet())) {
            var people = newcomers.getOrDefault(profile, List.of());
            if (openTo(profile) == 0) {
                outside.addAll(people);
            } else {
                leftOut.addAll(fill(left, profile, people, shares));
            }
        }
        var allotment = new Allotment(shares, leftOut, outside, leftOut.size());
        return mode == Batch.Mode.ALL_OR_NOTHING && !leftOut.isEmpty()
                ? allotment.withdrawn()
                : allotment;
    }

    /// Fills the pools open to a profile one after the other; returns who found no seat.
    private List<UUID> fill(
            List<SeatPool> left, String profile, List<UUID> people, List<Allotment.Share> shares) {
        int given = 0;
        for (int i = 0; i < left.size() && given < people.size(); i++) {
            var pool = left.get(i);
            int wanted = Math.min(people.size() - given, Math.max(pool.left(), 0));
            if (wanted > 0 && pool.assign(profile, wanted, day) instanceof Granted(var after)) {
                shares.add(new Allotment.Share(pool.id(), people.subList(given, given + wanted)));
                left.set(i, after);
                given += wanted;
            }
        }
        return people.subList(given, people.size());
    }

    private List<String> byChoice(Collection<String> profiles) {
        return profiles.stream()
                .sorted(
                        Comparator.comparingLong(this::openTo)
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private long openTo(String profile) {
        return pools.stream().filter(pool -> pool.audience().includes(profile)).count();
    }
}
