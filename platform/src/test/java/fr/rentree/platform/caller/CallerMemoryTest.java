package fr.rentree.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.platform.caller.CallerMemory.SignIn;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerMemoryTest {

    private static final SignIn SIGN_IN = new SignIn("atrium", "ENTF1-ELV-01");
    private static final KnownPerson PERSON = new KnownPerson(UUID.randomUUID(), true, List.of());

    @Test
    void who_called_is_remembered_until_the_roster_says_something_new_of_that_person() {
        var memory = memory(Duration.ofMinutes(1));
        memory.remember(SIGN_IN, PERSON);
        memory.forget(new RosterChanged(Set.of(UUID.randomUUID())));
        assertThat(memory.recall(SIGN_IN)).contains(PERSON);
        assertThat(memory.recall(new SignIn("other", SIGN_IN.subject()))).isEmpty();
        memory.forget(new RosterChanged(Set.of(PERSON.person())));
        assertThat(memory.recall(SIGN_IN)).isEmpty();
    }

    @Test
    void a_memory_of_no_length_remembers_nobody() {
        var memory = memory(Duration.ZERO);
        memory.remember(SIGN_IN, PERSON);
        assertThat(memory.recall(SIGN_IN)).isEmpty();
    }

    private static CallerMemory memory(Duration age) {
        return new CallerMemory(CallerSettings.lasting(age));
    }
}
