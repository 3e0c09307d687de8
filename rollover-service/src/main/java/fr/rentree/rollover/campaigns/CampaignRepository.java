package fr.rentree.rollover.campaigns;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.rollover.rows.RowReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The table `campaign`; states move by conditional statements or under a lock.
@ApplicationScoped
public class CampaignRepository {

    private static final String READ =
            """
            select id, territory, school_year as "schoolYear", next_school_year as "nextSchoolYear",
                   definition_version as "definitionVersion", state, paused,
                   plan_hash as "planHash", approved_hash as "approvedHash"
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
             where p.campaign = :campaign
             order by p.position
            """;

    private final EntityManager database;
    private final RowReader rows;

    CampaignRepository(EntityManager database, RowReader rows) {
        this.database = database;
        this.rows = rows;
    }

    public Optional<Campaign> find(UUID id) {
        return one(" where id = :id", Map.of("id", id));
    }

    /// Whoever plans, approves, pauses or stops a campaign does so alone.
    public Optional<Campaign> lock(UUID id) {
        return one(" where id = :id for update", Map.of("id", id));
    }

    Optional<Campaign> unfinished(String territory, SchoolYear schoolYear) {
        return one(
                """
                 where territory = :territory and school_year = :year
                   and state not in ('DONE', 'STOPPED')
                """,
                Map.of("territory", territory, "year", schoolYear.toString()));
    }

    List<Campaign> list(String territory, String before, int limit) {
        return rows.list(
                Campaign.class,
                READ
                        + """
                         where (:territory = '' or territory = :territory)
                           and (:before = '' or id < cast(nullif(:before, '') as uuid))
                         order by id desc limit :rows
                        """,
                Map.of("territory", territory, "before", before, "rows", limit));
    }

    List<PhaseProgress> phases(UUID campaign) {
        return rows.list(PhaseProgress.class, PHASES, Map.of("campaign", campaign));
    }

    /// Begins a campaign; nobody else's insert of the same year can slip in between.
    ///
    /// @return empty when another one is unfinished
    Optional<UUID> insert(String territory, SchoolYear schoolYear, int version, String definition) {
        List<?> begun =
                database.createNativeQuery(
                                """
                                insert into campaign
                                       (territory, school_year, next_school_year, definition_version, definition)
                                values (:territory, :year, :next, :version, cast(:definition as jsonb))
                                    on conflict (territory, school_year) where state not in ('DONE', 'STOPPED')
                                    do nothing
                                returning id
                                """,
                                UUID.class)
                        .setParameter("territory", territory)
                        .setParameter("year", schoolYear.toString())
                        .setParameter("next", schoolYear.next().toString())
                        .setParameter("version", version)
                        .setParameter("definition", definition)
                        .getResultList();
        return begun.stream().map(UUID.class::cast).findFirst();
    }

    void pause(UUID campaign, boolean paused) {
        database.createNativeQuery("update campaign set paused = :paused where id = :id")
                .setParameter("paused", paused)
                .setParameter("id", campaign)
                .executeUpdate();
    }

    void stop(UUID campaign) {
        move(campaign, CampaignState.STOPPED);
    }

    /// A new question: the plan that stood is no longer to be approved.
    public void planning(UUID campaign) {
        move(campaign, CampaignState.PLANNING);
    }

    public void approve(UUID campaign, String planHash, String by) {
        database.createNativeQuery(
                        """
                        update campaign
                           set state = 'RUNNING', approved_hash = :hash, approved_by = :by,
                               approved_at = now()
                         where id = :id and plan_hash = :hash
                        """)
                .setParameter("hash", planHash)
                .setParameter("by", by)
                .setParameter("id", campaign)
                .executeUpdate();
    }

    private void move(UUID campaign, CampaignState state) {
        database.createNativeQuery(
                        """
                        update campaign
                           set state = :state,
                               plan_hash = case when :state = 'PLANNING' then null else plan_hash end
                         where id = :id
                        """)
                .setParameter("state", state.name())
                .setParameter("id", campaign)
                .executeUpdate();
    }

    private Optional<Campaign> one(String where, Map<String, ?> parameters) {
        return rows.list(Campaign.class, READ + where, parameters).stream().findFirst();
    }
}
