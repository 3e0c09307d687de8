package fr.rentree.rollover.campaigns;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The table `campaign`; states move by conditional statements or under a lock.
@Singleton
public class CampaignRepository extends SqlRepository {

    private static final String READ =
            """
            select id, territory, school_year, next_school_year, definition_version, state, paused,
                   plan_hash, approved_hash
              from campaign c
            """;

    private static final String PHASES =
            """
            select p.phase, p.label, p.destructive, s.*,
                   coalesce((select jsonb_object_agg(n.key, n.total)
                               from (select c.key, sum(cast(c.value as bigint)) as total
                                       from task t cross join jsonb_each_text(t.counters) c
                                      where t.campaign = p.campaign and t.phase = p.phase
                                      group by c.key) n), '{}') as counters
              from campaign_phase p
             cross join lateral (
                   select count(*) filter (where state in ('TO_PLAN', 'PLANNING')) as waiting,
                          count(*) filter (where state in ('PLANNED', 'APPROVED')) as planned,
                          count(*) filter (where state = 'HELD') as held,
                          count(*) filter (where state = 'RUNNING') as running,
                          count(*) filter (where state = 'DONE') as done,
                          count(*) filter (where state = 'FAILED') as failed
                     from task
                    where campaign = p.campaign and phase = p.phase) s
             where p.campaign = ?
             order by p.position
            """;

    private static final String INSERT =
            """
            insert into campaign
                   (territory, school_year, next_school_year, definition_version, definition)
            values (?, ?, ?, ?, cast(? as jsonb))
                on conflict (territory, school_year) where state not in ('DONE', 'STOPPED')
                do nothing
            returning id
            """;

    private final CountersReader counters;

    CampaignRepository(DataSource database, CountersReader counters) {
        super(database);
        this.counters = counters;
    }

    public Optional<Campaign> find(UUID id) {
        return first(READ + " where id = ?", CampaignRepository::campaign, id);
    }

    /// Whoever plans, approves, pauses or stops a campaign does so alone.
    public Optional<Campaign> lock(UUID id) {
        return first(READ + " where id = ? for update", CampaignRepository::campaign, id);
    }

    Optional<Campaign> unfinished(String territory, SchoolYear schoolYear) {
        return first(
                READ
                        + """
                         where territory = ? and school_year = ?
                           and state not in ('DONE', 'STOPPED')
                        """,
                CampaignRepository::campaign,
                territory,
                schoolYear.toString());
    }

    List<Campaign> list(String territory, String before, int limit) {
        return list(
                READ
                        + """
                         where (? = '' or territory = ?)
                           and (? = '' or id < cast(nullif(?, '') as uuid))
                         order by id desc limit ?
                        """,
                CampaignRepository::campaign,
                territory,
                territory,
                before,
                before,
                limit);
    }

    List<PhaseProgress> phases(UUID campaign) {
        return list(PHASES, this::progress, campaign);
    }

    /// Begins a campaign; nobody else's insert of the same year can slip in between.
    ///
    /// @return empty when another one is unfinished
    Optional<UUID> insert(String territory, SchoolYear schoolYear, int version, String definition) {
        return first(
                INSERT,
                row -> uuid(row, "id"),
                territory,
                schoolYear.toString(),
                schoolYear.next().toString(),
                version,
                definition);
    }

    void pause(UUID campaign, boolean paused) {
        update("update campaign set paused = ? where id = ?", paused, campaign);
    }

    void stop(UUID campaign) {
        move(campaign, CampaignState.STOPPED);
    }

    /// A new question: the plan that stood is no longer to be approved.
    public void planning(UUID campaign) {
        move(campaign, CampaignState.PLANNING);
    }

    public void approve(UUID campaign, String planHash, String by) {
        update(
                """
                update campaign
                   set state = 'RUNNING', approved_hash = plan_hash, approved_by = ?,
                       approved_at = now()
                 where id = ? and plan_hash = ?
                """,
                by,
                campaign,
                planHash);
    }

    private void move(UUID campaign, CampaignState state) {
        update(
                """
                update campaign
                   set state = ?, plan_hash = case when ? = 'PLANNING' then null else plan_hash end
                 where id = ?
                """,
                state,
                state,
                campaign);
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(
                uuid(row, "id"),
                row.getString("territory"),
                SchoolYear.parse(row.getString("school_year")),
                SchoolYear.parse(row.getString("next_school_year")),
                row.getInt("definition_version"),
                CampaignState.valueOf(row.getString("state")),
                row.getBoolean("paused"),
                row.getString("plan_hash"),
                row.getString("approved_hash"));
    }

    private PhaseProgress progress(ResultSet row) throws SQLException {
        return new PhaseProgress(
                Phase.valueOf(row.getString("phase")),
                row.getString("label"),
                row.getBoolean("destructive"),
                row.getLong("waiting"),
                row.getLong("planned"),
                row.getLong("held"),
                row.getLong("running"),
                row.getLong("done"),
                row.getLong("failed"),
                counters.read(row));
    }
}
