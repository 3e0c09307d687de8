package fr.rentree.rollover.calendars;

import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// The table `import_window`; the database's clock says which calendar holds.
@Singleton
class WindowRepository extends SqlRepository {

    private static final String LEAD =
            "select pg_try_advisory_xact_lock(hashtext('rollover-windows'))";

    /// Only windows that differ are touched: at 60,000 schools a quiet tick must cost one read.
    private static final String FOLLOW_CALENDARS =
            """
            with due as (
                select e.uai, e.territory, t.state, t.closed_from, t.opens_at
                  from establishment e
                  join territory_window t on t.territory = e.territory
                union all
                select e.uai, e.territory, 'OPEN', w.closed_from, w.opens_at
                  from import_window w
                  join establishment e on e.uai = w.uai
                 where not exists (select from rollover_calendar k where k.territory = e.territory)
            ), changed as (
                insert into import_window as w (uai, version, territory, state, closed_from, opens_at)
                select d.uai, 1, d.territory, d.state, d.closed_from, d.opens_at
                  from due d
                  left join import_window known on known.uai = d.uai
                 where known.uai is null
                    or (known.territory, known.state, known.closed_from, known.opens_at)
                       is distinct from (d.territory, d.state, d.closed_from, d.opens_at)
                    on conflict (uai) do update
                   set version = w.version + 1,
                       territory = excluded.territory,
                       state = excluded.state,
                       closed_from = excluded.closed_from,
                       opens_at = excluded.opens_at
                returning w.*
            )
            insert into outbox (topic, key, type, payload)
            select 'rollover.windows', uai, 'rollover.import-window.v1',
                   cast(json_build_object(
                       'uai', uai, 'version', version, 'territory', territory, 'state', state,
                       'closedFrom', utc(closed_from), 'opensAt', utc(opens_at)) as text)
              from changed
            """;

    private static final String FORGET_REMOVED_SCHOOLS =
            """
            with gone as (
                delete from import_window w
                 where not exists (select from establishment e where e.uai = w.uai)
                returning uai
            )
            insert into outbox (topic, key, type)
            select 'rollover.windows', uai, 'rollover.import-window.v1' from gone
            """;

    /// Empty parameters filter nothing.
    private static final String LIST =
            """
            select w.uai, w.version, w.territory, w.state, w.closed_from, w.opens_at
              from import_window w
              join establishment e on e.uai = w.uai
             where (? = '' or w.territory = ?)
               and (? = '' or e.id_ent = ?)
               and w.uai > ?
             order by w.uai
             limit ?
            """;

    WindowRepository(DataSource database) {
        super(database);
    }

    boolean lead() {
        return first(LEAD, row -> row.getBoolean(1)).orElseThrow();
    }

    /// Returns how many schools are told something new.
    int followCalendars() {
        return update(FOLLOW_CALENDARS) + update(FORGET_REMOVED_SCHOOLS);
    }

    List<ImportWindow> list(WindowFilter filter, String after, int limit) {
        return list(
                LIST,
                WindowRepository::window,
                filter.territory(),
                filter.territory(),
                filter.idEnt(),
                filter.idEnt(),
                after,
                limit);
    }

    private static ImportWindow window(ResultSet row) throws SQLException {
        return new ImportWindow(
                new Uai(row.getString("uai")),
                row.getLong("version"),
                row.getString("territory"),
                ImportWindow.State.valueOf(row.getString("state")),
                instant(row, "closed_from"),
                optionalInstant(row, "opens_at").orElse(null));
    }
}
