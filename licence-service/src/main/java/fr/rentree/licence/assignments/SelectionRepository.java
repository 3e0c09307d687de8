package fr.rentree.licence.assignments;

import fr.rentree.licence.roster.Population;
import fr.rentree.licence.roster.PopulationRepository;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Who of a population holds a resource, who does not, and whom the rules would propose.
@Singleton
class SelectionRepository extends NamedSqlRepository {

    /// A set to look into, never a subquery per person: that would read all seats for each of them.
    private static final String HOLDERS =
            """
            holder as materialized (
                select person from assignment
                 where school = :school and resource = :resource and taken_back is null
                   and last_day >= :day and held_from <= :lastDay
                 union
                select person from everybody_right
                 where school = :school and resource = :resource
                   and last_day >= :day and first_day <= :lastDay)
            """;

    private static final String SELECT =
            """
            with selection as (%s), %s,
            seen as (select s.*, s.person in (select person from holder) as held
                       from selection s)
            select profile, count(*)::int as asked, coalesce(array_agg(person) filter (where held), '{}') as holders,
                   coalesce(array_agg(person order by division, person) filter (where not held),
                            '{}') as newcomers
              from seen
             group by profile
             order by profile
            """
                    .formatted(PopulationRepository.SELECTED, HOLDERS);
    private static final String SUGGESTED =
            """
            with selection as (%s), %s,
            equipped as materialized (
                select distinct profile, division from selection
                 where division <> '' and (person in (select person from holder)) is true),
            former as materialized (
                select person from assignment
                 where school = :school and resource = :resource)
            select profile, count(*)::int as suggested
              from selection
             where profile = any (:audience)
               and person not in (select person from holder)
               and (person in (select person from former)
                    or (profile, division) in (select profile, division from equipped))
             group by profile
            """
                    .formatted(PopulationRepository.SELECTED, HOLDERS);

    /// A family that names itself as its member is no bookshelf of its own (formats.md 2.3).
    private static final String BOOKSHELF =
            """
            with selection as (%s)
            select f.id as family,
                   (count(*) filter (where s.person not in (
                       select h.person from held_right h
                        where h.school = :school and h.resource = f.id
                          and h.first_day <= :lastDay and h.last_day >= :day)))::int as without
              from resource m
              join resource f on f.id = m.family and f.id <> m.id
             cross join selection s
             where m.id = :resource and s.profile = any (:audience)
             group by f.id
            """
                    .formatted(PopulationRepository.SELECTED);

    /// Who is meant by a population, seen from one resource.
    ///
    /// @param asked all of them
    /// @param holders those who hold a seat of the resource
    /// @param newcomers the others, by profile, in the stated order: by class, then by identifier
    record Selection(int asked, List<UUID> holders, Map<String, List<UUID>> newcomers) {

        int selected() {
            return newcomers.values().stream().mapToInt(List::size).sum();
        }
    }

    SelectionRepository(DataSource database) {
        super(database);
    }

    /// Who of the population holds a seat of the resource, and who does not.
    @Transactional
    Selection select(Uai school, Population population, String resource, SeatPools pools) {
        record Part(String profile, int asked, List<UUID> holders, List<UUID> newcomers) {}
        var parts =
                list(
                        SELECT,
                        parameters(school, population, resource, pools),
                        row ->
                                new Part(
                                        row.getString("profile"),
                                        row.getInt("asked"),
                                        uuids(row, "holders"),
                                        uuids(row, "newcomers")));
        Map<String, List<UUID>> newcomers = new LinkedHashMap<>();
        parts.forEach(part -> newcomers.put(part.profile(), part.newcomers()));
        return new Selection(
                parts.stream().mapToInt(Part::asked).sum(),
                parts.stream().flatMap(part -> part.holders().stream()).toList(),
                newcomers);
    }

    /// How many of the school, by profile, the rules propose: they had it before, or their class
    /// has it.
    @Transactional
    Map<String, Integer> suggested(Uai school, String resource, SeatPools pools) {
        record OfProfile(String profile, int suggested) {}
        return list(
                        SUGGESTED,
                        parameters(school, Population.everyone(), resource, pools),
                        row -> new OfProfile(row.getString("profile"), row.getInt("suggested")))
                .stream()
                .collect(Collectors.toMap(OfProfile::profile, OfProfile::suggested));
    }

    /// The bookshelf of a manual, with how many of the population do not hold it.
    @Transactional
    Optional<Batch.Bookshelf> bookshelf(
            Uai school, Population population, String resource, SeatPools pools) {
        return first(
                BOOKSHELF,
                parameters(school, population, resource, pools),
                row -> new Batch.Bookshelf(row.getString("family"), row.getInt("without")));
    }

    private static Parameters parameters(
            Uai school, Population population, String resource, SeatPools pools) {
        return PopulationRepository.present(school, population, pools.audience())
                .and("resource", resource)
                .and("day", pools.day())
                .and("lastDay", pools.lastDay());
    }
}
