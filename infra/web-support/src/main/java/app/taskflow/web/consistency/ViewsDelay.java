package app.taskflow.web.consistency;

import java.time.Duration;

/**
 * How far the views of a partition are behind its log, as projections say it in Redis to those whose work can wait: a
 * key a partition, with the time at which the last event that came into the views was recorded, in milliseconds since
 * 1970. It is there only while that is {@link #NOTICEABLE} ago and for a moment longer, so that nobody waits for a
 * projection that has stopped, or that Redis knows nothing of.
 *
 * <p>Who waits compares that time to that of his own last work, not to the present: while nothing is written, the age
 * of what comes into the views goes on growing until there is nothing left to do.
 */
public final class ViewsDelay {

    /** A fourth of what a reader waits for what she has written before she is told to come again. */
    public static final Duration NOTICEABLE = Duration.ofMillis(500);

    /** What was written in so long may be left to a projection by those who go on: it always has something to do. */
    public static final Duration LEFT = Duration.ofMillis(250);

    /** For how long it is believed. */
    public static final Duration KEPT = Duration.ofSeconds(2);

    private ViewsDelay() {}

    /** The name of the key. */
    public static String key(int partition) {
        return "tf:views:behind:" + partition;
    }
}
