package app.taskflow.web.limit;

import java.time.Duration;

/**
 * What became of one request's claim to its budget.
 *
 * @param left how many more requests the budget has for now, as far as this node knows
 * @param reset in what time all of it is there again
 */
record Draw(Outcome outcome, long left, Duration reset) {

    enum Outcome {
        GRANTED,
        REFUSED
    }

    /** Whole seconds, never too few. */
    long resetSeconds() {
        return Math.max(1, reset.plusMillis(999).toSeconds());
    }
}
