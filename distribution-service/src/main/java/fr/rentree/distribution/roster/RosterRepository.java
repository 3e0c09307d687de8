package fr.rentree.distribution.roster;

import fr.rentree.distribution.rows.ResultRow;
import fr.rentree.distribution.rows.RowRepository;
import fr.rentree.platform.caller.KnownPerson;
import fr.rentree.platform.caller.Place;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads the copy of the roster.
@ApplicationScoped
public class RosterRepository {

    private final RowRepository sql;

    RosterRepository(RowRepository sql) {
        this.sql = sql;
    }

    public Optional<Member> member(Uai school, UUID person) {
        return sql.first(
                RosterRepository::member,
                "select * from roster_member where school = ? and person = ?",
                school.value(),
                person);
    }

    /// The name of a school as people write it; its UAI as long as identity told us no name.
    public String schoolName(Uai school) {
        return sql.first(
                        row -> row.text("name"),
                        "select name from roster_establishment where uai = ?",
                        school.value())
                .orElse(school.value());
    }

    /// Of these codes, the schools that exist.
    public Set<String> knownSchools(Collection<String> uais) {
        return new HashSet<>(
                sql.all(
                        row -> row.text("uai"),
                        "select uai from roster_establishment where uai = any(?)",
                        uais));
    }

    /// Somebody who left, or whose access was cut, has no school here: handing tablets is for those
    /// who are there.
    Optional<KnownPerson> caller(String accessPoint, String subject) {
        record CallerPlace(UUID person, String status, Optional<Place> place) {}
        var places =
                sql.all(
                        row -> new CallerPlace(row.uuid("person"), row.text("status"), place(row)),
                        """
                        select p.person, p.status, m.school, m.profile, m.profiles, m.permissions
                          from roster_person p left join roster_member m on m.person = p.person and m.active
                         where p.access_point = ? and p.subject = ?
                         order by p.status = 'ACTIVE' desc, p.version desc
                        """,
                        accessPoint,
                        subject);
        return places.stream()
                .findFirst()
                .map(one ->
                        new KnownPerson(
                                one.person(),
                                !one.status().equals("SUSPENDED"),
                                places.stream()
                                        .filter(p -> p.person().equals(one.person()))
                                        .flatMap(p -> p.place().stream())
                                        .toList()));
    }

    private static Member member(ResultRow row) {
        return new Member(
                new Uai(row.text("school")),
                row.uuid("person"),
                row.text("family_name"),
                row.text("given_name"),
                row.maybeDay("birth_date"),
                Profile.of(row.text("profile")),
                row.texts("divisions"),
                row.flag("active"));
    }

    /// Other profiles held at the same school count as permissions do: each opens what it opens.
    private static Optional<Place> place(ResultRow row) {
        List<String> profiles = row.texts("profiles");
        var held = new HashSet<>(row.texts("permissions"));
        held.addAll(profiles);
        return row.maybeText("school")
                .flatMap(Uai::tryParse)
                .map(school -> new Place(school, row.text("profile"), held));
    }
}
