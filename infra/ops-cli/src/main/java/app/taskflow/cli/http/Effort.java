package app.taskflow.cli.http;

import java.time.Duration;

/** What has been spent on one call so far. Used by one thread. */
final class Effort {

    private final Patience patience;
    private final long since = System.nanoTime();
    private final Gate own = new Gate();
    private boolean renewed;

    Effort(Patience patience) {
        this.patience = patience;
    }

    void pause() throws InterruptedException {
        own.pass();
    }

    void pauseFor(Duration time) {
        own.closeFor(time);
    }

    boolean canWaitForLimit() {
        return isWithin(patience.whenLimited());
    }

    boolean canWaitForServer() {
        return isWithin(patience.whenUnavailable());
    }

    /** True once: a second 401 is not about an expired token. */
    boolean mayRenewSession() {
        boolean first = !renewed;
        renewed = true;
        return first;
    }

    private boolean isWithin(Duration limit) {
        return System.nanoTime() - since < limit.toNanos();
    }
}
