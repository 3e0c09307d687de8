package fr.rentree.licence.distributors;

import fr.rentree.licence.sql.NamedSqlRepository;
import fr.rentree.licence.sql.Parameters;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// How many people hold what a document sold: counted from the seats themselves.
@Singleton
class CountRepository extends NamedSqlRepository {

    /// Who holds what of these documents, with the profile that the seat is held as. `asked` is
    /// theirs.
    static final String HOLDERS =
            """
            holder as (
                select d.number, s.school, a.person, a.held_from as day, s.audience
                  from asked d
                  join subscription s on s.document = d.number
                  join assignment a on a.school = s.school and a.resource = s.resource
                                   and a.subscription = s.id and a.taken_back is null
                 union all
                select distinct d.number, s.school, p.person, s.first_day, s.audience
                  from asked d
                  join subscription s on s.document = d.number
                  join place p on p.school = s.school and p.profile = any (s.audience)
                  join person x on x.person = p.person and x.status <> 'LEFT'
                 where s.assignment_type = 'ETABL' and s.ended_at is null),
            profiled as (
                select h.*, coalesce((select min(p.profile) from place p
                                       where p.school = h.school and p.person = h.person
                                         and p.profile = any (h.audience)), h.audience[1]) as profile
                  from holder h)
            """;

    private static final String COUNTS =
            """
            with asked as materialized (
                select * from subscription_document
                 where deleted_at is null
                   and (:distributor::text is null or distributor = :distributor)
                   and (:id::text is null or id = :id)
                   and (:project::text is null or project = :project)),
            %s
            select w.school, d.id, d.project, d.resource,
                   count(*) filter (where profile = 'PUPIL')::int as pupils,
                   count(*) filter (where profile = 'TEACHER')::int as teachers,
                   count(*) filter (where profile = 'DOCUMENTALIST')::int as documentalists,
                   count(*) filter (where profile not in ('PUPIL', 'TEACHER', 'DOCUMENTALIST'))::int
                       as others
              from asked d
             cross join lateral unnest(d.schools) as w(school)
              left join profiled h on h.number = d.number and h.school = w.school
             group by w.school, d.number, d.id, d.project, d.resource
             order by d.id, d.number, w.school
            """
                    .formatted(HOLDERS);

    /// A document at a school.
    record Count(
            String school,
            String id,
            @Nullable String project,
            String resource,
            int pupils,
            int teachers,
            int documentalists,
            int others) {}

    CountRepository(DataSource database) {
        super(database);
    }

    /// Of one document or of one project's; a distributor's own, or anybody's when it is null.
    @Transactional
    List<Count> counts(
            @Nullable String distributor, @Nullable String id, @Nullable String project) {
        return list(
                COUNTS,
                Parameters.of("distributor", distributor).and("id", id).and("project", project),
                row ->
                        new Count(
                                row.getString("school"),
                                row.getString("id"),
                                row.getString("project"),
                                row.getString("resource"),
                                row.getInt("pupils"),
                                row.getInt("teachers"),
                                row.getInt("documentalists"),
                                row.getInt("others")));
    }
}
