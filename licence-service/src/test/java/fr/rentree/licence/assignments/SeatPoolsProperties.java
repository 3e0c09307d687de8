package fr.rentree.licence.assignments;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the pools, the people and the mode: nobody twice, no seat twice, everybody accounted
/// for.
class SeatPoolsProperties {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
    private static final List<String> PROFILES = List.of("PUPIL", "TEACHER", "DOCUMENTALIST");

    @Property
    void no_pool_gives_more_seats_than_it_has_left(
            @ForAll("pools") List<SeatPool> pools,
            @ForAll("newcomers") Map<String, List<UUID>> newcomers,
            @ForAll Batch.Mode mode) {
        var allotment = SeatPools.open(pools, DAY).allot(newcomers, mode);
        for (SeatPool pool : pools) {
            int given =
                    allotment.shares().stream()
                            .filter(share -> share.pool().equals(pool.id()))
                            .mapToInt(share -> share.people().size())
                            .sum();
            assertThat(given).isLessThanOrEqualTo(pool.left());
        }
    }

    @Property
    void everybody_gets_one_seat_or_is_named_once(
            @ForAll("pools") List<SeatPool> pools,
            @ForAll("newcomers") Map<String, List<UUID>> newcomers,
            @ForAll Batch.Mode mode) {
        var allotment = SeatPools.open(pools, DAY).allot(newcomers, mode);
        var named = new ArrayList<UUID>();
        allotment.shares().forEach(share -> named.addAll(share.people()));
        named.addAll(allotment.leftOut());
        named.addAll(allotment.outside());
        var asked = newcomers.values().stream().flatMap(List::stream).toList();
        assertThat(named).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(asked);
    }

    @Property
    void nobody_takes_a_seat_meant_for_another_profile(
            @ForAll("pools") List<SeatPool> pools,
            @ForAll("newcomers") Map<String, List<UUID>> newcomers) {
        var allotment = SeatPools.open(pools, DAY).allot(newcomers, Batch.Mode.AS_MANY_AS_POSSIBLE);
        var profiles = new HashMap<UUID, String>();
        newcomers.forEach((profile, people) -> people.forEach(p -> profiles.put(p, profile)));
        var audiences = new HashMap<UUID, SeatPool>();
        pools.forEach(pool -> audiences.put(pool.id(), pool));
        for (var share : allotment.shares()) {
            var audience = requireNonNull(audiences.get(share.pool())).audience();
            assertThat(share.people())
                    .allMatch(p -> audience.includes(requireNonNull(profiles.get(p))));
        }
    }

    @Property
    void all_or_nothing_gives_to_all_who_may_or_to_nobody(
            @ForAll("pools") List<SeatPool> pools,
            @ForAll("newcomers") Map<String, List<UUID>> newcomers) {
        var allotment = SeatPools.open(pools, DAY).allot(newcomers, Batch.Mode.ALL_OR_NOTHING);
        assertThat(allotment.granted() == 0 || allotment.leftOut().isEmpty()).isTrue();
        assertThat(allotment.missing() > 0).isEqualTo(!allotment.leftOut().isEmpty());
    }

    @Property
    void somebody_is_left_out_only_when_no_seat_they_might_take_is_left(
            @ForAll("pools") List<SeatPool> pools,
            @ForAll("newcomers") Map<String, List<UUID>> newcomers) {
        var allotment = SeatPools.open(pools, DAY).allot(newcomers, Batch.Mode.AS_MANY_AS_POSSIBLE);
        var leftOut = new HashSet<>(allotment.leftOut());
        var given = new HashMap<UUID, Integer>();
        allotment.shares().forEach(s -> given.merge(s.pool(), s.people().size(), Integer::sum));
        newcomers.forEach((profile, people) -> {
            if (people.stream().anyMatch(leftOut::contains)) {
                assertThat(pools)
                        .filteredOn(pool -> pool.audience().includes(profile))
                        .allMatch(pool -> pool.left() == given.getOrDefault(pool.id(), 0));
            }
        });
    }

    @Provide
    Arbitrary<List<SeatPool>> pools() {
        var seats = Arbitraries.integers().between(1, 30).injectNull(0.1);
        var held = Arbitraries.integers().between(0, 30);
        var audience = Arbitraries.of(PROFILES).set().ofMinSize(1);
        return Combinators.combine(seats, held, audience)
                .as((s, h, a) ->
                        SeatPoolTest.pool(
                                s, s == null ? h : Math.min(h, s), a.toArray(new String[0])))
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<Map<String, List<UUID>>> newcomers() {
        var people = Arbitraries.integers().between(0, 40).map(SeatPoolTest::people);
        return Arbitraries.maps(Arbitraries.of(PROFILES), people);
    }
}
