package fr.rentree.sync.changes;

import static fr.rentree.sync.Patience.await;
import static fr.rentree.sync.TestDevice.newNote;
import static fr.rentree.sync.TestDevice.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.sync.Pupil;
import fr.rentree.sync.TestDevice;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pushes of many people in one transaction: durable once told, once only, each for itself.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class GroupCommitTest {

    private static final String POISON = "poison";
    private static final String HELD = "select from notebook where owner = '%s' for update";

    @Inject DataSource database;
    @Inject PushDesk desk;

    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        Database.execute("drop function if exists refuse_poison cascade");
        people.close();
    }

    @Test
    void pushes_that_arrive_while_the_database_is_slow_share_commits() throws Exception {
        var pupils = pupils(20);
        var pushes = new ArrayList<Future<List<String>>>();
        try (var holder = holder("lock table operation in share mode")) {
            pupils.forEach(pupil -> pushes.add(people.submit(() -> push(pupil, "x"))));
            await().until(() -> desk.waiting() >= pupils.size() - 6);
            holder.rollback();
        }
        for (var push : pushes) {
            assertThat(push.get()).containsExactly("applied");
        }
        assertThat(transactionsOf(pupils)).isLessThan(pupils.size() / 2L);
        assertThat(pupils).allSatisfy(pupil -> assertThat(notes(pupil)).isOne());
    }

    @Test
    void a_note_that_the_database_refuses_fails_alone() throws Exception {
        refusePoison();
        var pupils = pupils(16);
        var pushes = new ArrayList<Future<List<String>>>();
        Future<Integer> bad;
        var unlucky = Pupil.reading();
        try (var holder = holder("lock table operation in share mode")) {
            bad = people.submit(() -> status(unlucky, POISON));
            pupils.forEach(pupil -> pushes.add(people.submit(() -> push(pupil, "good"))));
            await().until(() -> desk.waiting() >= pupils.size() - 6);
            holder.rollback();
        }
        for (var push : pushes) {
            assertThat(push.get()).containsExactly("applied");
        }
        assertThat(bad.get()).isEqualTo(500);
        assertThat(pupils).allSatisfy(pupil -> assertThat(notes(pupil)).isOne());
        assertThat(notes(unlucky)).isZero();
        assertThat(seq(unlucky)).isZero();
        Database.execute("drop function refuse_poison cascade");
        assertThat(push(unlucky, POISON)).containsExactly("applied");
    }

    @Test
    void an_owner_whose_rows_are_held_waits_and_nobody_waits_for_that() throws Exception {
        var held = Pupil.reading();
        push(held, "first");
        Future<List<String>> waiting;
        try (var holder = holder(HELD.formatted(held.person()))) {
            waiting = people.submit(() -> push(held, "second"));
            for (Pupil pupil : pupils(5)) {
                assertThat(push(pupil, "x")).containsExactly("applied");
            }
            assertThat(waiting.isDone()).isFalse();
            holder.rollback();
        }
        assertThat(waiting.get()).containsExactly("applied");
        assertThat(seq(held)).isEqualTo(2);
    }

    @Test
    void batches_repeated_from_many_threads_while_groups_break_have_one_effect() throws Exception {
        refusePoison();
        var pupils = pupils(6);
        var devices = pupils.stream().map(Pupil::device).toList();
        var sends = new ArrayList<Runnable>();
        for (TestDevice device : devices) {
            for (int batch = 0; batch < 4; batch++) {
                var ops = new ArrayList<String>();
                for (int i = 0; i < 3; i++) {
                    String id = newNote();
                    ops.add(device.put(id, 0, note(id, "b" + batch)));
                }
                IntStream.range(0, 3).forEach(_ -> sends.add(() -> untilTold(device, ops)));
            }
        }
        var unlucky = Pupil.reading();
        IntStream.range(0, 10).forEach(_ -> sends.add(() -> status(unlucky, POISON)));
        Collections.shuffle(sends, new Random(11));
        var done = new ArrayList<Future<?>>();
        sends.forEach(send -> done.add(people.submit(send)));
        for (var one : done) {
            one.get();
        }
        for (Pupil pupil : pupils) {
            assertThat(notes(pupil)).isEqualTo(12);
            assertThat(seq(pupil)).isEqualTo(12);
            assertThat(count("operation", pupil)).isEqualTo(12);
            assertThat(pupil.device().pull()).hasSize(12).allMatch(c -> c.get("rev").asInt() == 1);
        }
    }

    @Test
    void a_group_sees_its_owners_and_nobody_else() {
        var one = Pupil.reading();
        var other = Pupil.reading();
        var third = Pupil.reading();
        for (Pupil pupil : List.of(one, other, third)) {
            push(pupil, "x");
        }
        var group = List.of(one.person(), other.person());
        var seen =
                Tenancy.ofPersons(
                        group, () -> QuarkusTransaction.requiringNew().call(this::visibleOwners));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(group);
        assertThatThrownBy(() ->
                        Tenancy.ofPersons(
                                group,
                                () ->
                                        QuarkusTransaction.requiringNew()
                                                .call(() -> writeHeadOf(UUID.randomUUID()))))
                .hasStackTraceContaining("row-level security");
    }

    private List<UUID> visibleOwners() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select distinct owner from document");
                var rows = statement.executeQuery()) {
            var owners = new ArrayList<UUID>();
            while (rows.next()) {
                owners.add(rows.getObject(1, UUID.class));
            }
            return owners;
        }
    }

    private int writeHeadOf(UUID owner) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("insert into head (owner) values (?)")) {
            statement.setObject(1, owner);
            return statement.executeUpdate();
        }
    }

    private static List<Pupil> pupils(int many) {
        return IntStream.range(0, many).mapToObj(_ -> Pupil.reading()).toList();
    }

    private static List<String> push(Pupil pupil, String text) {
        var device = pupil.device();
        String id = newNote();
        return PushTest.outcomes(device.push(device.put(id, 0, note(id, text))));
    }

    private static int status(Pupil pupil, String text) {
        var device = pupil.device();
        String id = newNote();
        return device.send(device.batch(List.of(device.put(id, 0, note(id, text))))).statusCode();
    }

    /// As a device does that was told to come back, or heard nothing.
    private static void untilTold(TestDevice device, List<String> ops) {
        await().until(() -> device.send(device.batch(ops)).statusCode() == 200);
    }

    private static Connection holder(String sql) throws SQLException {
        var connection = Database.administrator();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    private static void refusePoison() {
        Database.execute(
                """
                create function refuse_poison() returns trigger language plpgsql as $$
                begin
                    if new.doc like '%poison%' then raise exception 'refused by the test'; end if;
                    return new;
                end $$
                """);
        Database.execute(
                "create trigger refuse_poison before insert on document for each row execute function refuse_poison()");
    }

    private static long transactionsOf(List<Pupil> pupils) {
        var owners = pupils.stream().map(pupil -> "'" + pupil.person() + "'").toList();
        return Database.queryLong(
                "select count(distinct xmin::text) from document where owner in (%s)"
                        .formatted(String.join(",", owners)));
    }

    private static long notes(Pupil pupil) {
        return count("document", pupil);
    }

    private static long count(String table, Pupil pupil) {
        return Database.queryLong(
                "select count(*) from " + table + " where owner = ?", pupil.person());
    }

    private static long seq(Pupil pupil) {
        return Database.queryLong(
                "select coalesce(max(seq), 0) from head where owner = ?", pupil.person());
    }
}
