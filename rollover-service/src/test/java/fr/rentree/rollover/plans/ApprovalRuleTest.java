package fr.rentree.rollover.plans;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.rollover.campaigns.Campaign;
import fr.rentree.rollover.campaigns.CampaignState;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalRuleTest {

    @ParameterizedTest(name = "{0}, plan {1}: approving {2} is {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DRAFT    |    | h1 | NotPlanned
                    PLANNING |    | h1 | NotPlanned
                    PLANNED  | h1 | h1 | accepted
                    PLANNED  | h2 | h1 | AnotherPlan
                    RUNNING  | h1 | h1 | accepted
                    RUNNING  | h1 | h2 | AnotherPlan
                    DONE     | h1 | h1 | Finished
                    STOPPED  | h1 | h1 | Finished
                    """)
    void only_the_plan_that_stands_is_approved(
            CampaignState state, @Nullable String stands, String approved, String outcome) {
        var year = new SchoolYear(2026);
        var campaign =
                new Campaign(
                        UUID.randomUUID(),
                        "REGION-FICTIVE",
                        year,
                        year.next(),
                        1,
                        state,
                        false,
                        stands,
                        null);

        var refusal =
                ApprovalRule.refuses(campaign, new Approval(approved, Set.of(), "operations"));

        assertThat(refusal.map(r -> r.getClass().getSimpleName()).orElse("accepted"))
                .isEqualTo(outcome);
    }
}
