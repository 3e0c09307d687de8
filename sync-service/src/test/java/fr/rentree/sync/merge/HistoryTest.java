package fr.rentree.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;

/// How a history is kept with its note.
class HistoryTest {

    private static final HybridClock BORN = new HybridClock(1, 0, new UUID(1, 1));

    @Property
    void every_name_of_a_field_reads_back_as_it_was_written(
            @ForAll @Size(max = 6) List<@CharRange(from = '\uD7FE', to = '\uE001') Character> odd,
            @ForAll @Size(max = 3) List<@CharRange(from = ' ', to = '~') Character> plain) {
        var name = new StringBuilder();
        odd.forEach(name::append);
        plain.forEach(name::append);
        odd.forEach(name::append);
        var history = new History(BORN, Map.of(name.toString(), List.of(write(2))));
        assertThat(History.decode(BORN, history.encode())).isEqualTo(history);
    }

    /// Two names that no text can hold were kept under one mark before.
    @Example
    void of_two_fields_kept_under_one_name_the_later_write_is_known() {
        String line = "%%3F|%d;%d:0:00000000-0000-0001-0000-000000000001;d";
        String earlier = line.formatted(2, 2);
        String later = line.formatted(3, 3);
        var known = new History(BORN, Map.of("?", List.of(write(3))));
        assertThat(History.decode(BORN, earlier + "\n" + later)).isEqualTo(known);
        assertThat(History.decode(BORN, later + "\n" + earlier)).isEqualTo(known);
    }

    private static History.Write write(int rev) {
        return new History.Write(rev, new HybridClock(rev, 0, new UUID(1, 1)), "d");
    }
}
