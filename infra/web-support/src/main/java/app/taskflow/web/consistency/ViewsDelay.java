package app.taskflow.web.consistency;

import java.time.Duration;

/**
 * How far the views of a partition are behind its log, as projections say it in Redis to those whose work can wait: a
 * key a partition, with the age in milliseconds of the last event that came into the views. It is there only while that
 * is {@link #NOTICEABLE} and for a moment longer, so that nobody waits for a projection that has stopped, or that Redis
 * knows nothing of.
 */
public final class ViewsDelay {

    /**
     * Half of what a reader waits for what she has written before she is told to come again; and more than full batches
     * take on their way, so that a projection has always something to do.
     */
    public static final Duration NOTICEABLE = Duration.ofSeconds(1);

    /** For how long it is believed. */
    public static final Duration KEPT = Duration.ofSeconds(2);

    private ViewsDelay() {}

    /** The name of the key. */
    public static String key(int partition) {
        return "tf:views:behind:" + partition;
    }
}
