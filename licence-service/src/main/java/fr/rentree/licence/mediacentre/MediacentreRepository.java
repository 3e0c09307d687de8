package fr.rentree.licence.mediacentre;

import fr.rentree.licence.catalogue.Resource;
import fr.rentree.licence.catalogue.ResourceRepository;
import fr.rentree.licence.mediacentre.MediacentreItem.State;
import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import fr.rentree.platform.school.Uai;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What stands on one person's shelf: a few dozen tiles, so it is filtered and sorted once it was
/// read.
@Singleton
class MediacentreRepository extends NamedSqlRepository {

    /// Of a resource held for several years one after the other, the one that is open, else the
    /// latest. A key sorts as a whole: its parts are joined by a character that no title has.
    private static final String SHELF =
            """
            with mine as (
                select distinct on (h.school, h.resource) h.*
                  from held_right h
                 where h.person = :person
                   and (:school::text is null or h.school = :school)
                   and h.last_day >= :since
                 order by h.school, h.resource,
                          :today::date between h.first_day and h.last_day desc, h.last_day desc),
            shelf as (
                select m.school, m.assignment, m.first_day, m.last_day, r.*,
                       case when :today < m.first_day then 'NOT_YET'
                            when :today > m.last_day then 'EXPIRED'
                            else 'OPEN' end as state,
                       r.family is null or exists (
                         select from held_right f
                          where f.school = m.school and f.person = :person and f.resource = r.family
                            and :today between f.first_day and f.last_day) as family_held,
                       b.title as family_title, i.id as instead, i.title as instead_title,
                       exists (select from favourite v
                                where v.person = :person and v.school = m.school
                                  and v.resource = r.id) as favourite,
                       (select max(o.day) from opening o
                         where o.person = :person and o.school = m.school
                           and o.resource = r.id) as last_opened
                  from mine m
                  join resource r on r.id = m.resource
                  left join resource b on b.id = r.family
                  left join lateral (
                       select n.id, n.title
                         from held_right h join resource n on n.id = h.resource
                        where h.school = m.school and h.person = :person and n.work = r.work
                          and n.id <> r.id and :today between h.first_day and h.last_day
                        order by n.edition desc limit 1) i on m.last_day < :today),
            sorted as (
                select s.*, concat_ws(chr(10),
                         case :sort when 'ENDING' then to_char(s.last_day, 'YYYYMMDD')
                                    when 'RECENT' then to_char(
                                      date '9999-12-31' - coalesce(s.last_opened, '0001-01-01'),
                                      'FM0000000')
                                    when 'SHELF' then s.school || chr(10) || s.kind end,
                         s.sort_title, s.id, s.school) collate "C" as sort_key
                  from shelf s
                 where s.search_text like all (
                         select '%' || regexp_replace(folded(w), '([\\\\%_])', '\\\\\\1', 'g') || '%'
                           from unnest(:words::text[]) w)
                   and (:kind::text is null or s.kind = :kind)
                   and (:publisher::text is null or s.publisher_id = :publisher)
                   and (:level::text is null or s.vocabularies @> jsonb_build_object(
                          'levels', jsonb_build_array(jsonb_build_object('uri', :level::text))))
                   and (:subject::text is null or s.vocabularies @> jsonb_build_object(
                          'subjects', jsonb_build_array(jsonb_build_object('uri', :subject::text))))
                   and (:state::text is null or s.state = :state)
                   and (:favourite::boolean is null or s.favourite = :favourite))
            select * from sorted where sort_key > :after order by sort_key limit :limit
            """;

    private final ResourceRepository catalogue;

    MediacentreRepository(DataSource database, ResourceRepository catalogue) {
        super(database);
        this.catalogue = catalogue;
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
            State state,
            boolean familyHeld,
            @Nullable String familyTitle,
            @Nullable String instead,
            @Nullable String insteadTitle,
            boolean favourite,
            Optional<LocalDate> lastOpened,
            String sortKey) {}

    @Transactional
    List<Found> shelf(Reader reader, ShelfFilter filter, String after, int limit) {
        return list(
                SHELF,
                parameters(filter)
                        .and("person", reader.person())
                        .and("today", reader.today())
                        .and("since", reader.since())
                        .and("after", after)
                        .and("limit", limit),
                this::found);
    }

    private static Parameters parameters(ShelfFilter filter) {
        var school = filter.school();
        return Parameters.of("school", school == null ? null : school.value())
                .and("words", filter.words())
                .and("kind", filter.kind())
                .and("publisher", filter.publisher())
                .and("level", filter.level())
                .and("subject", filter.subject())
                .and("state", filter.state())
                .and("favourite", filter.favourite())
                .and("sort", filter.sort());
    }

    private Found found(ResultSet row) throws SQLException {
        return new Found(
                new Uai(row.getString("school")),
                optionalUuid(row, "assignment"),
                catalogue.resource(row),
                day(row, "first_day"),
                day(row, "last_day"),
                State.valueOf(row.getString("state")),
                row.getBoolean("family_held"),
                row.getString("family_title"),
                row.getString("instead"),
                row.getString("instead_title"),
                row.getBoolean("favourite"),
                optionalDay(row, "last_opened"),
                row.getString("sort_key"));
    }
}
