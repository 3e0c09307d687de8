package fr.rentree.identity.staging;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Checks the records of a delivery against one another, in sets.
@Singleton
class ReferenceRepository extends SqlRepository {

    private static final String REJECT =
            """
            with bad as (
              update staged_record r set rejected = true
               where r.import = ? and not r.rejected and %s
              returning r.import, r.page, r.line, r.key, r.ordinal)
            insert into rejection (import, severity, page, line, record_key, code, message, remedy)
            select import, 'REJECTED', page, line, key, ?, ?, ? from bad order by ordinal
            """;

    private static final String TAKE_SCHOOLS =
            """
            insert into import_school (import, school)
            select import, school from staged_record
             where import = ? and kind = 'SCHOOL' and not rejected
            """;

    private static final String TOO_MANY_OFFICERS =
            """
            r.kind = 'OFFICER' and r.ordinal in (
              select n.ordinal from (
                select o.ordinal, row_number() over (partition by s.school order by o.ordinal) as nth
                  from staged_record o cross join unnest(o.schools) s (school)
                 where o.import = r.import and o.kind = 'OFFICER' and not o.rejected) n
               where n.nth > %d)
            """;

    private static final String WARN_UNKNOWN_DIVISIONS =
            """
            insert into rejection (import, severity, page, line, record_key, code, message, remedy)
            select r.import, 'WARNING', r.page, r.line, r.key, 'unknown-division',
                   'the group names division ' || d.code || ', which is not in the delivery',
                   'Export the division, or leave it out of the group.'
              from staged_record r cross join jsonb_array_elements_text(r.body -> 'divisions') d (code)
             where r.import = ? and r.kind = 'GROUP' and not r.rejected
               and not exists (select from staged_record n
                                where n.import = r.import and not n.rejected
                                  and n.identity = 'group|' || r.school || '|DIVISION|' || d.code)
             order by r.ordinal
            """;

    private static final String DROP_UNKNOWN_DIVISIONS =
            """
            update staged_record r
               set body = jsonb_set(r.body, '{divisions}', coalesce(
                     (select jsonb_agg(d.code order by d.code)
                        from jsonb_array_elements_text(r.body -> 'divisions') d (code)
                       where exists (select from staged_record n
                                      where n.import = r.import and not n.rejected
                                        and n.identity = 'group|' || r.school || '|DIVISION|' || d.code)),
                     '[]'))
             where r.import = ? and r.kind = 'GROUP' and not r.rejected
               and jsonb_array_length(r.body -> 'divisions') > 0
            """;

    ReferenceRepository(DataSource database) {
        super(database);
    }

    void check(UUID delivery, int officersPerSchool) {
        update("analyze staged_record");
        reject(delivery, List.of(ReferenceRules.DUPLICATE, ReferenceRules.FOREIGN_SCHOOL));
        update(TAKE_SCHOOLS, delivery);
        reject(delivery, ReferenceRules.AFTER_SCHOOLS);
        reject(delivery, List.of(tooManyOfficers(officersPerSchool)));
        update(WARN_UNKNOWN_DIVISIONS, delivery);
        update(DROP_UNKNOWN_DIVISIONS, delivery);
    }

    private void reject(UUID delivery, List<ReferenceRule> rules) {
        for (ReferenceRule rule : rules) {
            update(
                    REJECT.formatted(rule.condition()),
                    delivery,
                    rule.code(),
                    rule.message(),
                    rule.remedy());
        }
    }

    private static ReferenceRule tooManyOfficers(int limit) {
        return new ReferenceRule(
                "too-many-officers",
                TOO_MANY_OFFICERS.formatted(limit),
                "the school has more than " + limit + " assignment officers",
                "Declare fewer officers, or ask the operator to raise the limit.");
    }
}
