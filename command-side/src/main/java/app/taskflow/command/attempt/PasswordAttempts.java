package app.taskflow.command.attempt;

import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Lets passwords be tried, as long as not too many were wrong. A try counts as a failure from the moment before it is
 * worked on, in one step with the question whether it may be, so that many at once get no further than one after the
 * other; if it was right, or came to nothing, it is not counted after all. Safe for use by many threads and nodes.
 */
public final class PasswordAttempts {

    /** Compares a password, which is costly. */
    @FunctionalInterface
    public interface Comparison {

        /**
         * @param admission to be run when nothing but the comparison itself is still to come; it throws if there is to
         *     be none
         * @return whether it is the right one
         */
        boolean matches(Runnable admission);
    }

    private final Counters counters;
    private final AttemptSettings settings;
    private final int factor;

    PasswordAttempts(Counters counters, AttemptSettings settings, int factor) {
        this.counters = counters;
        this.settings = settings;
        this.factor = factor;
    }

    /**
     * Whether the password is right.
     *
     * @throws ProblemException 429 {@code too-many-attempts}, with nothing compared
     */
    public boolean judge(Attempt attempt, Comparison comparison) {
        Counter pair = pair(attempt);
        List<Counter> all = counters(attempt, pair);
        // Who is locked out does not even queue.
        admit(counters.full(all));
        String id = UUID.randomUUID().toString();
        boolean right = false;
        boolean compared = false;
        try {
            right = comparison.matches(() -> admit(counters.count(all, id)));
            compared = true;
        } finally {
            if (right || !compared) {
                counters.uncount(all, id);
            }
        }
        if (right) {
            // Only this: who has one account must not be able to wash away failures with others.
            counters.clear(pair);
        }
        return right;
    }

    private static void admit(Duration wait) {
        if (!wait.isZero()) {
            throw ProblemCode.TOO_MANY_ATTEMPTS
                    .exception()
                    .withHeader(
                            "Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
        }
    }

    private List<Counter> counters(Attempt attempt, Counter pair) {
        List<Counter> all = new ArrayList<>(List.of(
                pair,
                new Counter(
                        "address:" + attempt.address(),
                        Math.multiplyExact(settings.perAddress(), factor),
                        settings.window())));
        switch (attempt.acquaintance()) {
            case KNOWN -> {}
            case STRANGER ->
                all.add(new Counter(
                        "account:" + attempt.accountDigest(), settings.fromStrangers(), settings.strangersWindow()));
        }
        return all;
    }

    private Counter pair(Attempt attempt) {
        return new Counter(
                "pair:" + attempt.accountDigest() + ":" + attempt.address(),
                settings.perAccountAndAddress(),
                settings.window());
    }
}
