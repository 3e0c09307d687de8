package fr.rentree.sync.assignments;

import fr.rentree.platform.school.Uai;
import fr.rentree.platform.sql.Column;
import fr.rentree.platform.sql.Query;
import fr.rentree.platform.sql.Sql;
import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The rights of each person, kept after their end.
@Singleton
public class ReadingRightRepository extends SqlRepository {

    ReadingRightRepository(DataSource database) {
        super(database);
    }

    public ReadingRights of(UUID person) {
        return new ReadingRights(
                list(
                        """
                        select school, work, edition, first_day, last_day, continuity, ended_at, end_reason
                          from reading_right
                         where person = ?
                        """,
                        ReadingRightRepository::right,
                        person));
    }

    /// The rights of several people, as a question that is asked with others.
    public Query<OwnedRight> of(Collection<UUID> persons) {
        return new Query<>(
                new Sql(
                        """
                        select person, school, work, edition, first_day, last_day, continuity, ended_at, end_reason
                          from reading_right
                         where person = any (?)
                        """,
                        Column.of("uuid", persons, person -> person)),
                row -> new OwnedRight(uuid(row, "person"), right(row)));
    }

    /// Opens rights, or moves the end of those that are known; a right given again is open again.
    void give(List<SeatEvent> seats) {
        update(
                """
                insert into reading_right
                       (assignment, person, school, work, edition, resource, first_day, last_day, continuity,
                        renewable)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (assignment) do update
                   set edition = excluded.edition, first_day = excluded.first_day,
                       last_day = excluded.last_day, continuity = excluded.continuity,
                       renewable = excluded.renewable,
                       ended_at = null, end_reason = null
                """,
                Column.of("uuid", seats, SeatEvent::assignment),
                Column.of("uuid", seats, SeatEvent::person),
                Column.of("text", seats, SeatEvent::uai),
                Column.of("text", seats, SeatEvent::work),
                Column.of("text", seats, SeatEvent::edition),
                Column.of("text", seats, SeatEvent::resource),
                Column.of("date", seats, SeatEvent::firstDay),
                Column.of("date", seats, SeatEvent::lastDay),
                Column.of("text", seats, SeatEvent::continuity),
                Column.of("bool", seats, SeatEvent::mayBeRenewed));
    }

    /// Ends rights; returns whose they were.
    List<UUID> takeBack(List<TakenBackSeat> seats) {
        return list(
                """
                update reading_right r
                   set ended_at = s.at, end_reason = s.reason
                  from unnest(?, ?, ?) s (assignment, at, reason)
                 where r.assignment = s.assignment and r.ended_at is null
                returning r.person
                """,
                row -> uuid(row, "person"),
                Column.of("uuid", seats, TakenBackSeat::assignment),
                Column.of("timestamptz", seats, seat -> seat.at().toString()),
                Column.of("text", seats, TakenBackSeat::reason));
    }

    private static ReadingRight right(ResultSet row) throws SQLException {
        var reason = row.getString("end_reason");
        return new ReadingRight(
                new Uai(row.getString("school")),
                row.getString("work"),
                row.getString("edition"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Continuity.valueOf(row.getString("continuity")),
                optionalInstant(row, "ended_at").map(at -> new ReadingRight.TakenBack(at, reason)));
    }
}
