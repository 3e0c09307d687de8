package fr.rentree.rollover.campaigns;

import static fr.rentree.rollover.campaigns.Phase.CARRY_ON_NOTES;
import static fr.rentree.rollover.campaigns.Phase.RENEW_LICENCES;
import static fr.rentree.rollover.campaigns.Phase.SUSPEND_FORMER_PUPILS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.rentree.rollover.campaigns.Definition.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionTest {

    @Test
    void the_newest_definition_carries_notes_on_only_where_licences_are_renewed() {
        var definition = new DefinitionReader(new ObjectMapper()).newest();

        assertThat(definition.phases())
                .extracting(Step::phase)
                .containsExactly(RENEW_LICENCES, CARRY_ON_NOTES, SUSPEND_FORMER_PUPILS);
        assertThat(definition.phases().get(1).dependsOn()).containsExactly(RENEW_LICENCES);
        assertThat(definition.phases().get(2).destructive()).isTrue();
    }

    @Test
    void what_removes_something_is_bound_to_its_plan() {
        assertThatThrownBy(() -> step(SUSPEND_FORMER_PUPILS, true, false, List.of()))
                .hasMessageContaining("bound to its plan");
    }

    @Test
    void a_phase_depends_on_earlier_ones_only() {
        var notes = step(CARRY_ON_NOTES, false, true, List.of(RENEW_LICENCES));
        var licences = step(RENEW_LICENCES, false, true, List.of());

        assertThatThrownBy(() -> new Definition(2, List.of(notes, licences)))
                .hasMessageContaining("does not come before");
        assertThatThrownBy(() -> new Definition(2, List.of(licences, licences)))
                .hasMessageContaining("twice");
    }

    private static Step step(
            Phase phase, boolean destructive, boolean bound, List<Phase> dependsOn) {
        return new Step(phase, phase.name(), "licence", destructive, bound, null, dependsOn);
    }
}
