package fr.rentree.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

    @Test
    void a_refusal_is_one_short_line_without_the_people_it_names() {
        List<String> people = Collections.nCopies(1_000, "01a218fc-95a5-7025-bd73-c80bc1e0a50c");
        var problem =
                Problem.of(
                        409, "no-seat-left", "219 seats are missing.", Map.of("leftOut", people));
        assertThat(RefusalLog.line(problem))
                .isEqualTo("refused status=409 type=no-seat-left detail=219 seats are missing.");
    }

    @Test
    void a_long_detail_is_cut() {
        var problem = Problem.badRequest("body-not-json", "x".repeat(5_000));
        assertThat(RefusalLog.line(problem)).hasSizeLessThan(400).endsWith("x…");
    }
}
