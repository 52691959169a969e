package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.query.RunningQuerySide;
import app.taskflow.query.TestIssuer;
import app.taskflow.query.client.EventStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a thousand streams cost that have nothing to tell, and how soon a hundred others tell what they have. */
@Tag("campaign")
class ManyStreamsTest {

    private static final Logger LOG = LoggerFactory.getLogger(ManyStreamsTest.class);
    private static final int IDLE = 1_000;
    private static final int ACTIVE = 100;
    private static final int ROUNDS = 10;

    @Test
    void a_thousand_idle_streams_do_not_slow_a_hundred_active_ones() throws Exception {
        List<EventStream> idle = new ArrayList<>();
        List<User> users = new ArrayList<>();
        List<EventStream> active = new ArrayList<>();
        int threads = threads().getThreadCount();
        long heap = usedHeap();
        for (int i = 0; i < IDLE; i++) {
            idle.add(open(new User()));
        }
        LOG.info(
                "{} idle streams: {} more threads, {} KiB of heap each, the client's side included",
                IDLE,
                threads().getThreadCount() - threads,
                (usedHeap() - heap) / IDLE / 1024);
        for (int i = 0; i < ACTIVE; i++) {
            users.add(new User());
            active.add(open(users.getLast()));
        }
        List<Long> micros = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < ACTIVE; i++) {
                long begun = System.nanoTime();
                users.get(i).creates(NewTask.of("t"));
                active.get(i).next();
                micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
            }
        }
        Collections.sort(micros);
        LOG.info(
                "from write to arrival: p50 {} us, p99 {} us",
                micros.get(micros.size() / 2),
                micros.get(micros.size() * 99 / 100));
        assertThat(micros.get(micros.size() * 99 / 100)).isLessThan(TimeUnit.SECONDS.toMicros(1));
        for (EventStream stream : idle) {
            stream.close();
        }
        for (EventStream stream : active) {
            stream.close();
        }
    }

    private static EventStream open(User user) throws InterruptedException {
        return EventStream.open(RunningQuerySide.shared().port(), TestIssuer.tokenOf(user.id), null);
    }

    private static ThreadMXBean threads() {
        return ManagementFactory.getThreadMXBean();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
