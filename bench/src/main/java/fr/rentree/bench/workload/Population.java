package fr.rentree.bench.workload;

import fr.rentree.bench.stack.ServiceStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// People and their notes, written by SQL as the consumers of roster and licences would write them.
public final class Population {

    private static final String PERSONS =
            """
            insert into person (person, version, access_point, subject, status, places)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 1, '%3$s', 'BENCH-' || i,
                   'ACTIVE', '[{"uai":"%4$s","profile":"PUPIL","permissions":[]}]'
              from generate_series(%1$d, %2$d) i
            """;
    private static final String RIGHTS =
            """
            insert into reading_right (assignment, person, school, work, edition, resource,
                                       first_day, last_day, continuity)
            select uuidv7(), ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, '%3$s', '%4$s', '2026',
                   'ark:/99999/bench', current_date - 30, current_date + 200, 'ACCESS_POINT_AND_SCHOOL'
              from generate_series(%1$d, %2$d) i
            """;
    private static final String NOTEBOOKS =
            """
            insert into notebook (id, owner, school, work, school_year, live, seq)
            select ('00000000-0000-7000-9000-' || lpad(to_hex(i), 12, '0'))::uuid,
                   ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, '%4$s', '%5$s', 2026, %3$d, %3$d
              from generate_series(%1$d, %2$d) i;
            insert into head (owner, seq, live)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, %3$d, %3$d
              from generate_series(%1$d, %2$d) i
            """;

    /// The note and the result of the operation that wrote it.
    private static final String NOTES =
            """
            with n as materialized (
                select i, s, uuidv7() as id, md5(random()::text) as words,
                       ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid as owner
                  from generate_series(%1$d, %2$d) i, generate_series(1, %3$d) s
            ), written as (
                insert into document (owner, id, notebook, kind, edition, rev, seq, doc, size, stamp, changed_at)
                select n.owner, n.id, ('00000000-0000-7000-9000-' || lpad(to_hex(n.i), 12, '0'))::uuid,
                       'annotation', '2026', 1, n.s, d.doc, octet_length(d.doc),
                       '1757232751000:0:' || n.owner, now()
                  from n, lateral (select format(?, n.id, repeat(n.words || ' ', 3), n.words) as doc) d
            )
            insert into operation (owner, op_id, digest, document, outcome, rev, seq, at)
            select owner, owner || ':' || s, s, id, 'APPLIED', 1, s, now() from n
            """;

    private final ServiceStack stack;
    private int last;

    public Population(ServiceStack stack) {
        this.stack = stack;
    }

    /// People who have not written anything yet.
    public List<Person> newcomers(int count) throws SQLException {
        int first = last + 1;
        last += count;
        try (var database = stack.database()) {
            run(database, PERSONS.formatted(first, last, ServiceStack.ACCESS_POINT, Person.SCHOOL));
            run(database, RIGHTS.formatted(first, last, Person.SCHOOL, Person.WORK));
        }
        return IntStream.rangeClosed(first, last).parallel().mapToObj(this::person).toList();
    }

    /// People with so many notes each.
    public List<Person> writers(int count, int notesEach) throws SQLException {
        var people = newcomers(count);
        int from = people.getFirst().number();
        int to = people.getLast().number();
        try (var database = stack.database()) {
            run(database, NOTEBOOKS.formatted(from, to, notesEach, Person.SCHOOL, Person.WORK));
            try (var notes = database.prepareStatement(NOTES.formatted(from, to, notesEach))) {
                notes.setString(1, Note.SHAPE);
                notes.executeUpdate();
            }
        }
        return people;
    }

    /// Takes away everything anybody ever wrote.
    public void forgetNotes() throws SQLException {
        try (var database = stack.database()) {
            run(
                    database,
                    """
                    do $$
                    declare tables text;
                    begin
                        select string_agg(format('%I', t.table_name), ', ') into tables
                          from information_schema.columns c
                          join information_schema.tables t using (table_schema, table_name)
                         where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'owner';
                        execute 'truncate ' || tables || ' cascade';
                    end
                    $$
                    """);
        }
    }

    /// As after the nightly work of PostgreSQL: statistics known, pages all visible.
    public void settle() throws SQLException {
        try (var database = stack.database()) {
            run(database, "vacuum analyze");
            run(database, "checkpoint");
        }
    }

    private Person person(int number) {
        String token = stack.token(Person.subject(number));
        return new Person(number, Person.id(number), UUID.randomUUID(), token);
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
