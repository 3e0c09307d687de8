package fr.rentree.distribution.beneficiaries;

import fr.rentree.distribution.documents.FrenchDays;
import fr.rentree.distribution.roster.RosterRepository;
import fr.rentree.platform.problem.Problem;
import fr.rentree.platform.school.Uai;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// Where the list of beneficiaries is looked at and printed.
@ApplicationScoped
@Transactional
class BeneficiaryDesk {

    /// A printed list is for a class or a school, never for a Région.
    private static final int MOST_PRINTED = 5000;

    private final BeneficiaryRepository beneficiaries;
    private final RosterRepository roster;
    private final Clock clock;

    BeneficiaryDesk(BeneficiaryRepository beneficiaries, RosterRepository roster, Clock clock) {
        this.beneficiaries = beneficiaries;
        this.roster = roster;
        this.clock = clock;
    }

    List<BeneficiaryView> page(BeneficiaryFilter filter, AlphabetKey after, int limit) {
        return beneficiaries.page(filter, after, limit, LocalDate.now(clock));
    }

    BeneficiaryCounts counts(Uai school) {
        return beneficiaries.counts(school);
    }

    BeneficiaryList print(BeneficiaryFilter filter) {
        var views = page(filter, AlphabetKey.START, MOST_PRINTED);
        if (views.size() > MOST_PRINTED) {
            throw Problem.tooLarge(
                    "list-too-long", "Print one division at a time: division=2NDE1.");
        }
        return new BeneficiaryList(
                roster.schoolName(filter.school()),
                filter.school().value(),
                filter.division(),
                FrenchDays.words(LocalDate.now(clock)),
                IntStream.range(0, views.size())
                        .mapToObj(i -> BeneficiaryList.Line.of(i + 1, views.get(i)))
                        .toList());
    }
}
