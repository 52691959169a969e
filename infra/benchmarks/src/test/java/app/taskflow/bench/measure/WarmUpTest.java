package app.taskflow.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void it_goes_on_as_long_as_it_gets_faster() throws Exception {
        assertThat(rounds(4, round -> Math.min(round, 10))).isEqualTo(10 + 5);
    }

    @Test
    void a_slow_round_in_between_does_not_end_it() throws Exception {
        assertThat(rounds(4, round -> round % 3 == 0 ? 1 : Math.min(round, 11))).isEqualTo(11 + 5);
    }

    @Test
    void a_little_faster_is_chance() throws Exception {
        assertThat(rounds(2, round -> 100 + round / 100.0)).isEqualTo(1 + 5);
    }

    @Test
    void it_has_so_many_rounds_at_the_least_and_ends_at_some_time() throws Exception {
        assertThat(rounds(8, _ -> 1)).isEqualTo(8);
        assertThat(rounds(3, round -> Math.pow(2, round))).isEqualTo(27);
    }

    @Test
    void rounds_in_which_much_is_compiled_are_not_steady() throws Exception {
        AtomicInteger rounds = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        // Compilers are asked for before and after each round, and have worked for ever until the seventh is over.
        WarmUp.untilSteady(
                2,
                () -> rounds.incrementAndGet() == 1 ? 10 : 1,
                () -> Math.min(asked.incrementAndGet(), 14) * (long) Integer.MAX_VALUE);
        assertThat(rounds).hasValue(7 + 5);
    }

    private static int rounds(int atLeast, IntToDoubleFunction rate) throws Exception {
        AtomicInteger rounds = new AtomicInteger();
        WarmUp.untilSteady(atLeast, () -> rate.applyAsDouble(rounds.incrementAndGet()), () -> 0);
        return rounds.get();
    }
}
