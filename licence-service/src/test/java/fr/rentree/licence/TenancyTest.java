package fr.rentree.licence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// I8, the second lock: PostgreSQL shows a school's rows to nobody but that school.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class TenancyTest {

    private static final String SCHOOLS =
            """
            establishment, uai
            place, school
            school_group, school
            school_order, school
            order_line, school
            order_change, school
            installation, school
            handed_over_tablet, school
            module_progress, school
            resource_usage, school
            subscription, school
            subscription_document, schools[1]
            seat_pool, school
            assignment, school
            seat_journal, school
            renewal, school
            act, school
            act_line, school
            opening, school
            opening_ticket, school
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = SCHOOLS)
    void rows_of_a_school_are_seen_by_that_school_only(String table, String column)
            throws SQLException {
        filled();
        var own = filled();
        assertThat(visible(table, column, "")).isEmpty();
        assertThat(visible(table, column, own)).containsExactly(own);
        assertThat(visible(table, column, "*").size()).isGreaterThan(1);
    }

    @Test
    void people_are_seen_by_the_schools_where_they_have_a_place() throws SQLException {
        var school = filled();
        filled();
        assertThat(visible("person", "person", "")).isEmpty();
        assertThat(visible("person", "person", school))
                .hasSize(
                        (int)
                                Database.queryLong(
                                        "select count(*) from place where school = ?", school));
    }

    @ParameterizedTest
    @ValueSource(strings = {"favourite", "pseudonym"})
    void what_is_a_persons_own_is_seen_by_that_person_only(String table) throws SQLException {
        var school = filled();
        var owner =
                Database.queryString(
                        "select person from favourite where school = ? limit 1", school);
        assertThat(visible(table, "person", school)).isEmpty();
        assertThat(visible(table, "person", "person", String.valueOf(owner)))
                .containsExactly(owner);
    }

    @Test
    void every_table_that_names_a_school_has_the_lock() {
        assertThat(
                        Database.queryStrings(
                                """
                                select c.relname from pg_class c
                                  join pg_attribute a on a.attrelid = c.oid
                                 where c.relkind = 'r' and a.attname in ('school', 'uai')
                                   and c.relnamespace = 'public'::regnamespace
                                   and not (c.relrowsecurity and c.relforcerowsecurity)
                                """))
                .isEmpty();
    }

    /// A school with a row in every table.
    private static String filled() {
        var school = new Lycee();
        school.pupils(2, "2NDE1");
        school.order(school.manual(), 2, "PUPIL");
        school.assign("{\"profile\":\"PUPIL\"}", "ALL_OR_NOTHING", school.manual());
        var distributor = new Distributor(school);
        distributor.put("doc-1", distributor.document("doc-1", school).xml());
        Database.execute(
                "insert into school_group values (?, 'DIVISION', '2NDE1', 1, 'SECONDE 1')",
                school.uai);
        Database.execute(
                "insert into renewal values (?, uuidv7(), 'hash', 0, 0, 0, '{}', now())",
                school.uai);
        Database.execute(
                """
                insert into order_change (school, order_id, line, state_before, state_after,
                                          by_whom, at, why)
                select school, order_id, line, state, state, 'X', now(), 'TEST'
                  from order_line where school = ?
                """,
                school.uai);
        Database.execute(
                """
                insert into installation (school, id, person, resource, device, name, place,
                                          installed_at)
                select school, uuidv7(), person, resource, 'd', 'd', 1, now()
                  from assignment where school = ?
                """,
                school.uai);
        Database.execute(
                "insert into handed_over_tablet values (?, uuidv7(), ?, uuidv7(), now())",
                school.uai,
                "T-" + school.uai);
        Database.execute(
                """
                insert into module_progress
                values (?, uuidv7(), 'w', 'm', 0, null, null, null, null, null, false, now())
                """,
                school.uai);
        Database.execute(
                "insert into opening values (?, uuidv7(), ?, current_date, 1)",
                school.uai,
                school.manual());
        Database.execute(
                "insert into opening_ticket"
                        + " select ?, ?, person, ?, null, null, 'challenge', now(), null"
                        + " from place where school = ? limit 1",
                school.uai,
                school.uai,
                school.manual(),
                school.uai);
        Database.execute(
                "insert into favourite select person, school, ?, now() from place where school = ?",
                school.manual(),
                school.uai);
        Database.execute(
                "insert into pseudonym select 'P', person, person::text from place where school = ?",
                school.uai);
        Database.execute(
                "insert into resource_usage values (?, 2026, ?, 1, false, 0, 0, 0, 0, null)",
                school.uai,
                school.manual());
        return school.uai;
    }

    private static List<@Nullable String> visible(String table, String column, String schools)
            throws SQLException {
        return visible(table, column, "schools", schools);
    }

    /// What a transaction sees that said that much, or nothing, of whose rows it may see.
    private static List<@Nullable String> visible(
            String table, String column, String whose, String said) throws SQLException {
        try (var connection = Database.runtime();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (!said.isEmpty()) {
                statement.execute("set local rentree.%s = '%s'".formatted(whose, said));
            }
            var rows =
                    statement.executeQuery(
                            "select distinct %s::text from %s".formatted(column, table));
            var values = new java.util.ArrayList<@Nullable String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            connection.rollback();
            return values;
        }
    }
}
