package fr.rentree.licence.mediacentre;

import fr.rentree.licence.catalogue.Resource;
import fr.rentree.licence.catalogue.ResourceRepository;
import fr.rentree.licence.mediacentre.MediacentreItem.State;
import fr.rentree.licence.mediacentre.ShelfFilter.Sort;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.caller.Tenancy;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What stands on one person's shelf: a few dozen tiles, so it is sorted once it was read; and
/// asked so often that it goes in one round trip, with no more conditions than were asked for.
@Singleton
class MediacentreRepository extends NamedSqlRepository {

    /// Of a resource held for several years one after the other, the one that is open, else the
    /// latest. Takes the conditions and the beginning of the sort key.
    private static final String SHELF =
            """
            with mine as materialized (
                select distinct on (h.school, h.resource) h.*
                  from held_right h
                 where h.person = :person
                   and (:school::text is null or h.school = :school)
                   and h.last_day >= :since
                 order by h.school, h.resource,
                          :today::date between h.first_day and h.last_day desc, h.last_day desc),
            opened as materialized (
                select school, resource, max(day) as day
                  from opening where person = :person group by school, resource)
            select * from (
                select m.school, m.assignment, m.first_day, m.last_day, o.day as last_opened,
                       v.person is not null as favourite, r.*,
                       r.family is null or exists (
                         select from mine f
                          where f.school = m.school and f.resource = r.family
                            and :today between f.first_day and f.last_day) as family_held,
                       (select b.title from resource b where b.id = r.family) as family_title,
                       case when m.last_day < :today then (
                         select array[n.id, n.title]
                           from mine f join resource n on n.id = f.resource
                          where f.school = m.school and n.work = r.work and n.id <> r.id
                            and :today between f.first_day and f.last_day
                          order by n.edition desc limit 1) end as instead,
                       concat_ws(chr(10), %2$s, r.sort_title, r.id, m.school) collate "C"
                         as sort_key
                  from mine m
                  join resource r on r.id = m.resource
                  left join opened o on o.school = m.school and o.resource = m.resource
                  left join favourite v on v.person = :person and v.school = m.school
                                       and v.resource = m.resource
                 where true %1$s) shelf
             where sort_key > :after order by sort_key limit :limit
            """;

    private static final String HAS_WORDS =
            """
            and r.search_text like all (
                  select '%' || regexp_replace(folded(w), '([\\\\%_])', '\\\\\\1', 'g') || '%'
                    from unnest(:words::text[]) w)
            """;

    /// Of a list of ScoLOMFR concepts, one has this address.
    private static final String HAS_CONCEPT =
            """
            and r.vocabularies @> jsonb_build_object(
                  '%1$ss', jsonb_build_array(jsonb_build_object('uri', :%1$s::text)))
            """;

    private final ResourceRepository catalogue;
    private final Tenancy tenancy;

    MediacentreRepository(DataSource database, ResourceRepository catalogue, Tenancy tenancy) {
        super(database);
        this.catalogue = catalogue;
        this.tenancy = tenancy;
    }

    /// Whose shelf is looked at on which day, and since when what has expired is still shown.
    record Reader(UUID person, LocalDate today, LocalDate since) {}

    /// A tile as it was found, and where it stands in the order that was asked.
    ///
    /// @param instead another edition of an expired work, open today
    record Found(
            Uai school,
            Optional<UUID> assignment,
            Resource resource,
            LocalDate firstDay,
            LocalDate lastDay,
            boolean familyHeld,
            @Nullable String familyTitle,
            Optional<Edition> instead,
            boolean favourite,
            Optional<LocalDate> lastOpened,
            String sortKey) {

        State on(LocalDate day) {
            if (day.isBefore(firstDay)) {
                return State.NOT_YET;
            }
            return day.isAfter(lastDay) ? State.EXPIRED : State.OPEN;
        }
    }

    record Edition(String id, String title) {}

    List<Found> shelf(Reader reader, ShelfFilter filter, String after, int limit) {
        var shelf =
                query(
                        SHELF.formatted(conditions(filter), beginning(filter.sort())),
                        parameters(filter)
                                .and("person", reader.person())
                                .and("today", reader.today())
                                .and("since", reader.since())
                                .and("after", after)
                                .and("limit", limit),
                        this::found);
        askAlone(tenancy.sightOfCaller(), shelf);
        return shelf.rows();
    }

    private static String conditions(ShelfFilter filter) {
        var conditions = new StringBuilder();
        if (!filter.words().isEmpty()) {
            conditions.append(HAS_WORDS);
        }
        if (filter.kind() != null) {
            conditions.append(" and r.kind = :kind");
        }
        if (filter.publisher() != null) {
            conditions.append(" and r.publisher_id = :publisher");
        }
        if (filter.level() != null) {
            conditions.append(HAS_CONCEPT.formatted("level"));
        }
        if (filter.subject() != null) {
            conditions.append(HAS_CONCEPT.formatted("subject"));
        }
        if (filter.favourite() != null) {
            conditions.append(" and (v.person is not null) = :favourite");
        }
        return conditions.append(is(filter.state())).toString();
    }

    private static String is(@Nullable State state) {
        return switch (state) {
            case OPEN -> " and :today between m.first_day and m.last_day";
            case EXPIRED -> " and m.last_day < :today";
            case NOT_YET -> " and m.first_day > :today";
            case null -> "";
        };
    }

    /// A key sorts as a whole: its parts are joined by a character that no title has.
    private static String beginning(Sort sort) {
        return switch (sort) {
            case SHELF -> "m.school, r.kind";
            case TITLE -> "null";
            case ENDING -> "to_char(m.last_day, 'YYYYMMDD')";
            case RECENT ->
                    "to_char(date '9999-12-31' - coalesce(o.day, '0001-01-01'), 'FM0000000')";
        };
    }

    private static Parameters parameters(ShelfFilter filter) {
        var school = filter.school();
        return Parameters.of("school", school == null ? null : school.value())
                .and("words", filter.words())
                .and("kind", filter.kind())
                .and("publisher", filter.publisher())
                .and("level", filter.level())
                .and("subject", filter.subject())
                .and("favourite", filter.favourite());
    }

    private Found found(ResultSet row) throws SQLException {
        return new Found(
                new Uai(row.getString("school")),
                optionalUuid(row, "assignment"),
                catalogue.resource(row),
                day(row, "first_day"),
                day(row, "last_day"),
                row.getBoolean("family_held"),
                row.getString("family_title"),
                row.getArray("instead") == null
                        ? Optional.empty()
                        : Optional.of(edition(texts(row, "instead"))),
                row.getBoolean("favourite"),
                optionalDay(row, "last_opened"),
                row.getString("sort_key"));
    }

    private static Edition edition(List<String> idAndTitle) {
        return new Edition(idAndTitle.getFirst(), idAndTitle.getLast());
    }
}
