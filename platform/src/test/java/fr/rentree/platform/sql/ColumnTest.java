package fr.rentree.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.testsupport.RentreeStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;

@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class ColumnTest {

    private static final UUID ONE = UUID.fromString("0198f2aa-0000-7000-8000-000000000001");
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-fffffffffffe");

    @Inject DataSource database;

    @Test
    void uuids_arrive_as_they_are_in_their_order_also_where_there_is_none() {
        assertThat(arrived(ONE, null, LAST, ONE))
                .containsExactly(ONE.toString(), null, LAST.toString(), ONE.toString());
    }

    @Test
    void no_uuids_at_all_are_no_rows() {
        assertThat(arrived()).isEmpty();
    }

    @Test
    void a_service_sends_uuids_as_postgresql_keeps_them() throws SQLException {
        try (var connection = database.getConnection()) {
            var driver = connection.unwrap(BaseConnection.class);
            assertThat(driver.getQueryExecutor().useBinaryForSend(Oid.UUID_ARRAY)).isTrue();
        }
    }

    @Test
    void a_connection_that_was_not_told_so_sends_them_as_text() {
        var column = new UuidArray(ONE, null);
        assertThat(column.getValue()).isEqualTo("{" + ONE + ",null}");
    }

    private List<@Nullable String> arrived(@Nullable UUID... ids) {
        var found = new ArrayList<@Nullable String>();
        var all = Column.of("uuid", Arrays.asList(ids), id -> id);
        new Asked(database).about(all).forEach(found::add);
        return found;
    }

    private static final class Asked extends SqlRepository {

        Asked(DataSource database) {
            super(database);
        }

        List<@Nullable String> about(Column ids) {
            return list(
                    "select u::text from unnest(?) with ordinality n (u, i) order by i",
                    row -> row.getString(1),
                    ids);
        }
    }
}
