package fr.rentree.sync.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.rentree.sync.erasure.ErasureOrder.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasureOrderTest {

    @Test
    void a_row_goes_before_the_row_that_it_points_to() {
        var order =
                ErasureOrder.of(
                        List.of("a_notebook", "b_document", "c_step", "d_head"),
                        List.of(
                                new Reference("b_document", "a_notebook"),
                                new Reference("c_step", "b_document"),
                                new Reference("elsewhere", "a_notebook")));
        assertThat(order).containsExactly("c_step", "b_document", "a_notebook", "d_head");
    }

    @Test
    void a_circle_of_references_ends() {
        var order =
                ErasureOrder.of(
                        List.of("a", "b"),
                        List.of(
                                new Reference("a", "b"),
                                new Reference("b", "a"),
                                new Reference("a", "a")));
        assertThat(order).containsExactlyInAnyOrder("a", "b");
    }
}
