package fr.rentree.licence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.testsupport.Database;

/// The counters of a school, computed in three ways that must agree.
public final class Ledger {

    private Ledger() {}

    /// Counter = fresh count of live seats = replay of the journal, and never above the capacity.
    public static void assertSound(String uai) {
        assertThat(
                        Database.queryStrings(
                                """
                                select p.id || ': counter ' || p.assigned || ', seats ' || a.n
                                       || ', journal ' || j.n || ' of ' || p.capacity
                                  from seat_pool p
                                 cross join lateral (
                                       select count(*) as n from assignment a
                                        where a.school = p.school and a.pool = p.id
                                          and a.taken_back is null) a
                                 cross join lateral (
                                       select coalesce(sum(case change when 'GIVEN' then 1
                                                           when 'TAKEN_BACK' then -1
                                                           else 0 end), 0) as n
                                         from seat_journal j
                                        where j.school = p.school and j.pool = p.id) j
                                 where p.school = ?
                                   and (p.assigned <> a.n or p.assigned <> j.n
                                        or p.assigned > p.capacity)
                                """,
                                uai))
                .as("pools of %s whose counters disagree", uai)
                .isEmpty();
        assertThat(
                        Database.queryStrings(
                                """
                                select person::text from assignment
                                 where school = ? and taken_back is null
                                 group by person, resource, last_day having count(*) > 1
                                """,
                                uai))
                .as("people of %s who hold a resource twice", uai)
                .isEmpty();
    }
}
