package app.taskflow.query.live;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What wakes a stream. It holds how far the views have come and no events, so that a slow reader costs no memory,
 * however much happens: what she missed is in the log.
 */
final class Signal {

    private long reached;
    private boolean ended;

    synchronized void reached(long sequence) {
        if (sequence > reached) {
            reached = sequence;
            notifyAll();
        }
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** Waits until the views have passed the sequence, the stream is to end, or the time is over; says how far they are. */
    synchronized long await(long sequence, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toNanos();
        while (!ended && reached <= sequence && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        return reached;
    }
}
