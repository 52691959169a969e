package app.taskflow.web.consistency;

import java.time.Duration;

/**
 * How far the views of a partition are behind its log, as projections say it in Redis to those whose work can wait: a
 * key a partition, with the age in milliseconds of the last event that came into the views. It is there only while that
 * is {@link #NOTICEABLE} and for a moment longer, so that nobody waits for a projection that has stopped, or that Redis
 * knows nothing of.
 */
public final class ViewsDelay {

    /** A quarter of what a reader waits for what she has written before she is told to come again. */
    public static final Duration NOTICEABLE = Duration.ofMillis(500);

    /** For how long it is believed. */
    public static final Duration KEPT = Duration.ofSeconds(2);

    private ViewsDelay() {}

    /** The name of the key. */
    public static String key(int partition) {
        return "tf:views:behind:" + partition;
    }
}
