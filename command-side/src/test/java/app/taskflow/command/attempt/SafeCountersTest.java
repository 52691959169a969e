package app.taskflow.command.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SafeCountersTest {

    private static final Counter COUNTER = new Counter("address:192.0.2.1", 2, Duration.ofMinutes(15));

    private final AtomicLong nanos = new AtomicLong(1);
    private final Silent redis = new Silent();
    private final SafeCounters counters = new SafeCounters(redis, new NodeCounters(() -> 1_000), nanos::get);

    /** A Redis that answers nothing while it is {@code away}, and else counts nothing. */
    private static final class Silent implements Counters {

        private boolean away = true;
        private int asked;

        private Duration answer() {
            asked++;
            if (away) {
                throw new IllegalStateException("no answer");
            }
            return Duration.ZERO;
        }

        @Override
        public Duration full(List<Counter> all) {
            return answer();
        }

        @Override
        public Duration count(List<Counter> all, String id) {
            return answer();
        }

        @Override
        public void uncount(List<Counter> all, String id) {
            answer();
        }

        @Override
        public void clear(Counter counter) {
            answer();
        }
    }

    private void tryPassword(String id) {
        counters.full(List.of(COUNTER));
        counters.count(List.of(COUNTER), id);
    }

    @Test
    void a_redis_that_is_silent_is_waited_for_once_and_not_at_each_step() {
        tryPassword("1");
        counters.uncount(List.of(COUNTER), "1");
        counters.clear(COUNTER);
        assertThat(redis.asked).isEqualTo(1);
    }

    @Test
    void meanwhile_this_node_counts() {
        tryPassword("1");
        tryPassword("2");
        assertThat(counters.full(List.of(COUNTER))).isPositive();
    }

    @Test
    void after_a_moment_it_is_asked_again_and_counts_if_it_answers() {
        tryPassword("1");
        redis.away = false;
        tryPassword("2");
        assertThat(redis.asked).isEqualTo(1);
        nanos.addAndGet(SafeCounters.PAUSE.toNanos());
        tryPassword("3");
        tryPassword("4");
        assertThat(redis.asked).isEqualTo(5);
    }
}
