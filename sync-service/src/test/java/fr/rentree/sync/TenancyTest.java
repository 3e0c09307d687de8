package fr.rentree.sync;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.erasure.Planting;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The database itself shows nobody what is not theirs, whatever a query forgets. Tables are those
/// of the catalogue: one that a migration adds is held to the same.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class TenancyTest {

    /// What has no lock, and why it needs none.
    private static final Map<String, String> WITHOUT_A_LOCK =
            Map.of(
                    "outbox", "read by the relay alone; ids and counts of whoever wrote",
                    "inbox", "which events were applied: ids",
                    "parked_event", "events set aside, for operators",
                    "event_count", "numbers",
                    "idempotency_key", "asked for by its caller's key, before a person is known",
                    "signing_key", "of the service",
                    "restoration", "a number",
                    "epoch", "of all data together",
                    "purge_run", "counts, for operators",
                    "flyway_schema_history", "which migrations ran");

    private static final String ALL = "*";

    /// Of no other test, and not there any more afterwards: others count what they are told of.
    private static final String SCHOOL = "9999998Z";

    private final Pupil pupil = Pupil.reading();

    @BeforeEach
    void a_row_in_every_table() {
        Planting.everywhere(pupil, pupil.device(), "m" + UUID.randomUUID());
        String owned =
                """
                with owned (owner) as (values (?::uuid)),
                     looked as (
                      insert into support_look (operator, owner, looked, at)
                      select 'support', owner, 'DEVICES', now() from owned),
                     lifted as (
                      insert into erasure (person, requested_by, requested_at, finished_at, lifted_at)
                      select owner, 'operations', now(), now(), now() from owned),
                     told as (insert into rights_news (owner) select owner from owned),
                     ended as (
                      insert into session_end (person, at) select owner, timestamptz 'epoch' from owned),
                     plan as (
                      insert into removal_plan (due_on, hash, made_at)
                      values (current_date, 'x', now()) returning id),
                     item as (
                      insert into removal_item (plan, notebook, owner, school, reason, notes, seq)
                      select plan.id, n.id, owner, n.school, 'X', 1, 1
                        from plan, owned join notebook n using (owner)),
                     shared as (
                      insert into share (owner, notebook, work, school, kind, code, selection, created_at)
                      select owner, n.id, n.work, n.school, 'GROUP', 'G1', 'NOTEBOOK', now()
                        from owned join notebook n using (owner) returning id, owner)
                insert into shared_document (share, document, owner)
                select id, uuidv7(), owner from shared
                """;
        Database.execute(owned, pupil.person());
        String ofTheSchool =
                """
                with school (uai) as (values (?::text)),
                     known as (
                      insert into establishment (uai, version) select uai, 1 from school
                      on conflict do nothing),
                     grouped as (
                      insert into school_group (school, kind, code, version)
                      select uai, 'GROUP', 'G1', 1 from school on conflict do nothing),
                     lost as (
                      insert into lost_tablet (school, serial_number, declared_by, declared_at)
                      select uai, uuidv7()::text, 'X', now() from school),
                     gate as (
                      insert into carry_over_gate (campaign, school) select uuidv7(), uai from school),
                     task as (
                      insert into carry_over_task (task, campaign, school, report)
                      select uuidv7(), uuidv7(), uai, '{}' from school)
                insert into carry_over_deadline (school, school_year, version, notes_kept_until)
                select uai, 1999, 1, current_date from school on conflict do nothing
                """;
        Database.execute(ofTheSchool, SCHOOL);
    }

    @AfterEach
    void no_row_of_the_school() {
        locked().forEach((table, column) -> {
            if (Set.of("uai", "school").contains(column)) {
                Database.execute("delete from " + table + " where " + column + " = ?", SCHOOL);
            }
        });
    }

    @Test
    void every_table_has_the_lock_or_a_reason_to_have_none() {
        assertThat(
                        Database.queryStrings(
                                """
                                select c.relname from pg_class c
                                 where c.relnamespace = 'public'::regnamespace
                                   and c.relkind in ('r', 'p', 'm')
                                   and not (c.relrowsecurity and c.relforcerowsecurity)
                                """))
                .containsExactlyInAnyOrderElementsOf(WITHOUT_A_LOCK.keySet());
    }

    @Test
    void without_a_context_nothing_is_seen() throws SQLException {
        for (String table : locked().keySet()) {
            assertThat(counted(table, new Context("", ""), "select count(*) from %s"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void nobody_sees_or_takes_away_what_is_another_ones() throws SQLException {
        var another = new Context(UUID.randomUUID().toString(), "9999999Z");
        for (String table : locked().keySet()) {
            assertThat(counted(table, another, "select count(*) from %s")).as(table).isZero();
            assertThat(
                            counted(
                                    table,
                                    another,
                                    "with gone as (delete from %s returning 1) select count(*) from gone"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void whose_rows_they_are_sees_them_all_and_no_others() throws SQLException {
        var own = new Context(pupil.person().toString(), SCHOOL);
        Planting.everywhere(Pupil.reading(), Pupil.reading().device(), "other");
        for (var table : locked().entrySet()) {
            var context = table.getValue().equals(ALL) ? new Context(ALL, ALL) : own;
            long theirs = theirs(table.getKey(), table.getValue());
            assertThat(theirs).as("%s has no row in this test", table).isPositive();
            assertThat(counted(table.getKey(), context, "select count(*) from %s"))
                    .as(table.getKey())
                    .isEqualTo(theirs);
        }
    }

    /// Locked tables, and the column that says whose a row is.
    private static TreeMap<String, String> locked() {
        var tables = new TreeMap<String, String>();
        for (String column : List.of("uai", "school", "person", "owner")) {
            Database.queryStrings(
                            """
                            select c.relname from pg_class c
                              join pg_attribute a on a.attrelid = c.oid and a.attname = ?
                             where c.relnamespace = 'public'::regnamespace
                               and c.relkind in ('r', 'p') and c.relrowsecurity
                            """,
                            column)
                    .forEach(table -> tables.put(String.valueOf(table), column));
        }
        tables.put("removal_plan", ALL);
        return tables;
    }

    private long theirs(String table, String column) {
        String count = "select count(*) from " + table;
        return switch (column) {
            case ALL -> Database.queryLong(count);
            case "owner", "person" ->
                    Database.queryLong(count + " where " + column + " = ?", pupil.person());
            default -> Database.queryLong(count + " where " + column + " = ?", SCHOOL);
        };
    }

    private record Context(String person, String schools) {}

    /// As the role that the service runs as; nothing is kept.
    private static long counted(String table, Context context, String count) throws SQLException {
        try (var connection = Database.runtime();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local rentree.person = '" + context.person() + "'");
            statement.execute("set local rentree.schools = '" + context.schools() + "'");
            try (var rows = statement.executeQuery(count.formatted(table))) {
                rows.next();
                return rows.getLong(1);
            } finally {
                connection.rollback();
            }
        }
    }
}
