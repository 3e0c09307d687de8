package fr.rentree.rollover.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.rentree.platform.caller.Tenancy;
import fr.rentree.rollover.Territory;
import fr.rentree.testsupport.Database;
import fr.rentree.testsupport.RentreeStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// I10: whatever is lost, doubled, shuffled or killed on the way, the end is the same.
@QuarkusTest
@QuarkusTestResource(RentreeStack.class)
class AttackTest {

    private static final int STEPS = 600;

    @Inject TaskTick tick;
    @Inject CommandRepository commands;
    @Inject TaskDesk desk;
    @Inject EntityManager database;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void answers_lost_doubled_and_shuffled_end_as_answers_given_once(long seed) {
        var random = new Random(seed);
        var owners = new Owners();
        var campaign = Rehearsal.begin(withPupils(3), tick);
        var mail = new ArrayList<TaskDesk.Report>();
        campaign.ask();

        for (int step = 0; step < STEPS && !campaign.state().equals("DONE"); step++) {
            step(campaign, random.nextInt(9), random, owners, mail);
        }

        assertThat(campaign.state()).isEqualTo("DONE");
        assertThat(owners.effects()).hasSize(9).allSatisfy((_, times) -> assertThat(times).isOne());
        assertThat(campaign.count(TaskState.DONE)).isEqualTo(9);
    }

    /// One thing that may happen at any moment.
    private void step(
            Rehearsal campaign,
            int what,
            Random random,
            Owners owners,
            List<TaskDesk.Report> mail) {
        switch (what) {
            case 0, 1 -> campaign.tick();
            case 2 -> campaign.leasesEnd();
            case 3, 4 -> campaign.questions().stream().map(owners::answer).forEach(mail::add);
            case 5 -> deliverSome(random, mail, true);
            case 6 -> deliverSome(random, mail, false);
            case 7 -> {
                if (!mail.isEmpty()) {
                    mail.remove(random.nextInt(mail.size()));
                }
            }
            default -> approveOrAskAgain(campaign);
        }
    }

    private void deliverSome(Random random, List<TaskDesk.Report> mail, boolean keep) {
        java.util.Collections.shuffle(mail, random);
        var some = List.copyOf(mail.subList(0, Math.min(mail.size(), random.nextInt(12))));
        Owners.deliver(desk, some);
        if (!keep) {
            mail.subList(0, some.size()).clear();
        }
    }

    private static void approveOrAskAgain(Rehearsal campaign) {
        if (campaign.state().equals("PLANNED")) {
            campaign.approve(campaign.planHash()).statusCode(202);
        } else if (campaign.state().equals("RUNNING") && campaign.count(TaskState.TO_PLAN) > 0) {
            campaign.ask();
        }
    }

    @Test
    void a_tick_killed_between_command_and_commit_has_commanded_nothing() {
        var campaign = Rehearsal.begin(withPupils(2), tick);
        campaign.ask();

        assertThatThrownBy(() -> Tenancy.platformWide(() -> sendAndDie(campaign)))
                .isInstanceOf(RuntimeException.class);

        assertThat(campaign.questions()).isEmpty();
        assertThat(commandsOwed(campaign)).isZero();
        assertThat(campaign.tick().plans()).isEqualTo(6);
        assertThat(campaign.questions()).allSatisfy(q -> assertThat(q.attempt()).isOne());
    }

    /// PostgreSQL loses the connection after the commands were written: nobody can commit them.
    private Object sendAndDie(Rehearsal campaign) {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    assertThat(commands.askForPlans()).isEqualTo(6);
                    return database.createNativeQuery(
                                    "select pg_terminate_backend(pg_backend_pid())")
                            .getSingleResult();
                });
    }

    @Test
    void two_ticks_at_once_send_each_command_once() throws Exception {
        var campaign = Rehearsal.begin(withPupils(30), tick);
        campaign.ask();

        atOnce(() -> Tenancy.platformWide(tick::run));

        assertThat(campaign.questions())
                .hasSize(90)
                .allSatisfy(q -> assertThat(q.attempt()).isOne());
    }

    @Test
    void even_two_leaders_at_once_send_each_command_once() throws Exception {
        var campaign = Rehearsal.begin(withPupils(30), tick);
        campaign.ask();

        var sent = atOnce(this::sendWithoutLeading);

        assertThat(sent.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(90);
        assertThat(campaign.questions())
                .hasSize(90)
                .allSatisfy(q -> assertThat(q.attempt()).isOne());
    }

    private int sendWithoutLeading() {
        return Tenancy.platformWide(
                () -> QuarkusTransaction.requiringNew().call(commands::askForPlans));
    }

    @Test
    void an_approval_given_many_times_at_once_is_one_approval() throws Exception {
        var owners = new Owners();
        var campaign = Rehearsal.planned(withPupils(5), tick, owners, desk);
        String hash = campaign.planHash();

        var statuses = atOnce(() -> campaign.approve(hash).extract().statusCode());
        campaign.tick();

        assertThat(statuses).containsOnly(202);
        assertThat(campaign.questions()).hasSize(5);
        assertThat(campaign.count(TaskState.APPROVED)).isEqualTo(10);
    }

    @Test
    void an_unanswered_command_is_sent_again_as_the_same_task() {
        var campaign = Rehearsal.begin(withPupils(1), tick);
        campaign.ask();
        campaign.tick();
        var first = campaign.questions();
        assertThat(campaign.tick().again()).isZero();

        campaign.leasesEnd();
        assertThat(campaign.tick().again()).isEqualTo(3);

        assertThat(tasks(campaign.questions())).isEqualTo(tasks(first));
        assertThat(campaign.questions()).allSatisfy(q -> assertThat(q.attempt()).isEqualTo(2));
    }

    @Test
    void a_late_answer_to_an_old_plan_does_not_stand_for_the_new_one() {
        var owners = new Owners();
        var campaign = Rehearsal.begin(withPupils(1), tick);
        campaign.ask();
        campaign.tick();
        var late = campaign.questions().stream().map(owners::answer).toList();
        Owners.deliver(desk, late);
        campaign.tick();
        campaign.ask();
        campaign.tick();

        assertThat(Owners.deliver(desk, late))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Ignored.class));
        assertThat(campaign.count(TaskState.PLANNING)).isEqualTo(3);
    }

    private static Territory withPupils(int schools) {
        var territory = Territory.withSchools(schools);
        territory.schools().forEach(school -> territory.pupils(school, 5));
        return territory;
    }

    private static List<Object> tasks(List<Rehearsal.Question> questions) {
        return questions.stream().map(Rehearsal.Question::task).collect(Collectors.toList());
    }

    private static long commandsOwed(Rehearsal campaign) {
        return Database.queryLong(
                "select count(*) from outbox where topic = 'rollover.tasks' and payload like ?",
                "%" + campaign.id() + "%");
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        var results = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var result : threads.invokeAll(Arrays.asList(work, work, work, work))) {
                results.add(result.get());
            }
        }
        return results;
    }
}
