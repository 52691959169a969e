package app.taskflow.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoadModelsTest {

    @Test
    void callers_work_together_and_everything_done_is_counted_in_all_the_time_it_took() throws Exception {
        AtomicLong done = new AtomicLong();
        Set<Integer> callers = ConcurrentHashMap.newKeySet();
        Throughput throughput = Callers.onVirtualThreads(8).run(Duration.ofMillis(50), caller -> {
            callers.add(caller);
            done.incrementAndGet();
        });
        assertThat(callers).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(throughput.done()).isEqualTo(done.get());
        assertThat(throughput.time()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(new Throughput(300, Duration.ofMillis(1_500)).perSecond()).isEqualTo(200.0);
    }

    @Test
    void a_caller_that_fails_fails_the_measurement() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Callers.onPlatformThreads(2).run(Duration.ofSeconds(5), caller -> {
                    throw new IOException("broken");
                }))
                .havingRootCause()
                .withMessage("broken");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Arrivals(100, Duration.ofMillis(50)).run(arrival -> {
                    throw new IOException("broken");
                }))
                .havingRootCause()
                .withMessage("broken");
    }

    @Test
    void a_stall_is_felt_by_all_who_came_meanwhile() {
        CountDownLatch lastCame = new CountDownLatch(1);
        Latency latency = new Arrivals(1_000, Duration.ofMillis(100)).run(arrival -> {
            if (arrival == 99) {
                lastCame.countDown();
            }
            lastCame.await();
        });
        // The first waited for the last, 99 ms; one in the middle half as long; none less than it was meant to.
        assertThat(latency.count()).isEqualTo(100);
        assertThat(latency.max()).isGreaterThanOrEqualTo(98.9);
        assertThat(latency.percentile(50)).isGreaterThanOrEqualTo(48.9);
    }

    @Test
    void percentiles_are_told_in_milliseconds() {
        Latency latency = new Latency();
        for (int i = 1; i <= 1_000; i++) {
            latency.add(Duration.ofMillis(i));
        }
        assertThat(latency.percentile(50)).isBetween(499.0, 501.0);
        assertThat(latency.percentile(99)).isBetween(989.0, 991.0);
        assertThat(latency.max()).isBetween(999.0, 1_001.0);
    }
}
