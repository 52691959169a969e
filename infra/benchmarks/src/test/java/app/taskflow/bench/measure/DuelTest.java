package app.taskflow.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuelTest {

    @Test
    void the_median_is_the_middle_or_the_mean_of_the_two_in_the_middle() {
        assertThat(Median.of(List.of(3.0, 100.0, 1.0))).isEqualTo(3.0);
        assertThat(Median.of(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(3.0);
        assertThat(Median.of(List.of(7.0))).isEqualTo(7.0);
        assertThatIllegalArgumentException().isThrownBy(() -> Median.of(List.of()));
    }

    @Test
    void both_are_measured_in_turn_and_warming_up_does_not_count() throws Exception {
        List<String> order = new ArrayList<>();
        Iterator<Double> numbers = List.of(900.0, 10.0, 20.0, 40.0).iterator();
        Duel duel = Duel.fight(
                1,
                3,
                () -> {
                    order.add("A");
                    return numbers.next();
                },
                () -> {
                    order.add("B");
                    return 10.0;
                });
        assertThat(order).containsExactly("A", "B", "A", "B", "A", "B", "A", "B");
        assertThat(duel.rounds()).extracting(Duel.Round::ours).containsExactly(10.0, 20.0, 40.0);
        assertThat(duel.ours()).isEqualTo(20.0);
        assertThat(duel.ratio()).isEqualTo(2.0);
    }

    @Test
    void the_ratio_is_that_of_neighbours_so_that_a_busy_minute_hits_both() {
        // The machine was twice as slow in the second round, for both.
        Duel duel = new Duel(List.of(new Duel.Round(100, 50), new Duel.Round(48, 25), new Duel.Round(100, 55)));
        assertThat(duel.ratio()).isCloseTo(1.92, within(0.001));
        assertThatIllegalArgumentException().isThrownBy(() -> new Duel(List.of()));
    }
}
