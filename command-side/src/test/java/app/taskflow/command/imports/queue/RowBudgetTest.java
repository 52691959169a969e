package app.taskflow.command.imports.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowBudgetTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void who_has_done_a_lot_waits_and_others_need_not() {
        RowBudget<String> budget = new RowBudget<>(1_000, 10_000, 0);
        assertThat(budget.waitNanos("alice", 0)).isZero();
        budget.spend("alice", 500, 0);
        assertThat(budget.waitNanos("alice", 0)).isEqualTo(SECOND / 2);
        assertThat(budget.waitNanos("bob", 0)).isEqualTo(SECOND / 20);
        assertThat(budget.waitNanos("alice", SECOND)).isZero();
    }

    @Test
    void nine_of_ten_calls_of_the_last_second_decide() {
        InteractiveLatency latency = new InteractiveLatency();
        assertThat(latency.ninetiethNanos(0)).isZero();
        for (int i = 1; i <= 10; i++) {
            latency.add(i, SECOND);
        }
        assertThat(latency.ninetiethNanos(SECOND)).isEqualTo(10);
        assertThat(latency.ninetiethNanos(3 * SECOND)).isZero();
    }
}
