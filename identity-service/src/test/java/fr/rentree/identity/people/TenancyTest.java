package fr.rentree.identity.people;

import static fr.rentree.identity.Imports.applied;
import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.identity.TestEnt;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// I8 once more, in PostgreSQL: a query that forgets the school still shows no other's rows.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class TenancyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "person",
                "place",
                "establishment",
                "nomenclature",
                "school_group",
                "delegation",
                "import_school",
                "import_window",
                "done_task",
                "person_state",
                "place_state",
                "group_state",
                "establishment_state"
            })
    void a_transaction_that_says_nothing_sees_nothing(String table) throws SQLException {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        applied(ent, ent.delivery(1).school(school).pupil("ELV-1", school));
        try (var runtime = Database.runtime()) {
            assertThat(count(runtime, "select count(*) from " + table)).isZero();
        }
    }

    @Test
    void a_school_sees_its_own_people_and_a_person_themselves() throws SQLException {
        var ent = TestEnt.open();
        String school = TestEnt.school();
        String other = TestEnt.school();
        applied(
                ent,
                ent.delivery(1)
                        .school(school)
                        .school(other)
                        .pupil("ELV-1", school)
                        .pupil("ELV-2", other)
                        .staff("ENS-1", "National_ens", school, other));
        try (var runtime = Database.runtime()) {
            runtime.setAutoCommit(false);
            context(runtime, school, "");
            assertThat(count(runtime, "select count(*) from person")).isEqualTo(2);
            assertThat(count(runtime, "select count(*) from place")).isEqualTo(2);
            context(
                    runtime,
                    "",
                    Database.queryString(
                            "select id from person where access_point = ? and subject = 'ELV-2'",
                            ent.alias()));
            assertThat(count(runtime, "select count(*) from person")).isEqualTo(1);
            assertThat(count(runtime, "update person set version = version returning 1"))
                    .isEqualTo(1);
            runtime.rollback();
        }
    }

    private static void context(Connection runtime, String schools, String person)
            throws SQLException {
        try (var statement =
                runtime.prepareStatement(
                        "select set_config('rentree.schools', ?, true),"
                                + " set_config('rentree.person', ?, true)")) {
            statement.setString(1, schools);
            statement.setString(2, person);
            statement.execute();
        }
    }

    private static long count(Connection runtime, String sql) throws SQLException {
        try (var statement = runtime.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
