package fr.rentree.distribution.charters;

import fr.rentree.distribution.roster.Member;
import fr.rentree.distribution.roster.RosterRepository;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where signed charters are brought.
@ApplicationScoped
@Transactional
class CharterDesk {

    private final CharterRepository charters;
    private final RosterRepository roster;
    private final CharterConfig config;
    private final Clock clock;

    CharterDesk(
            CharterRepository charters,
            RosterRepository roster,
            CharterConfig config,
            Clock clock) {
        this.charters = charters;
        this.roster = roster;
        this.config = config;
        this.clock = clock;
    }

    /// What was recorded.
    ///
    /// @param changed false when everything brought was there already
    record Receipt(Charter charter, boolean changed) {}

    /// Opens the person's charter if there is none, and adds the signatures brought.
    Receipt bring(Uai school, UUID person, List<Signature> signatures, String by) {
        Optional<Member> member = roster.member(school, person);
        Optional<Charter> known = charters.find(school, person);
        var brought = new CharterDecision.Brought(signatures, LocalDate.now(clock));
        var decision =
                CharterDecision.of(
                        person, member, known.map(Charter::signatures).orElse(List.of()), brought);
        return switch (decision) {
            case CharterDecision.Refused(var refusal) -> throw CharterProblems.of(refusal);
            case CharterDecision.Recorded(var kind, var fresh) -> {
                Charter charter = known.orElseGet(() -> open(member.orElseThrow(), kind, by));
                fresh.forEach(signature -> charters.sign(charter, signature, by, clock.instant()));
                var now = charters.find(school, person).orElseThrow();
                yield new Receipt(now, known.isEmpty() || !fresh.isEmpty());
            }
        };
    }

    Optional<Charter> find(UUID id) {
        return charters.find(id);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /// What to print for a charter; nothing once the roster has forgotten the person.
    Optional<CharterPage> page(Charter charter) {
        String name = roster.schoolName(charter.school());
        return roster.member(charter.school(), charter.person())
                .map(member -> CharterPage.of(charter, member, name, today()));
    }

    private Charter open(Member member, Charter.Kind kind, String by) {
        var charter =
                new Charter(
                        UUID.randomUUID(),
                        member.school(),
                        member.person(),
                        kind,
                        member.birthDate(),
                        config.version(),
                        List.of());
        return charters.open(charter, by, clock.instant())
                ? charter
                : charters.find(member.school(), member.person()).orElseThrow();
    }
}
