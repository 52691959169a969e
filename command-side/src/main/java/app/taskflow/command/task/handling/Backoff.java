package app.taskflow.command.task.handling;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * How a lost race is run again: soon at first, since most are won at the second try, then at random over a time that
 * doubles, so that those who collided do not collide again.
 */
record Backoff(int attempts, Duration first, Duration longest) {

    static final Backoff DEFAULT = new Backoff(12, Duration.ofMillis(1), Duration.ofMillis(64));

    void beforeAttempt(int attempt) {
        if (attempt > 1) {
            long bound = Math.min(first.toNanos() << (attempt - 2), longest.toNanos());
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(bound + 1));
        }
    }
}
