package app.taskflow.command.account.change;

import app.taskflow.command.account.Accounts;
import app.taskflow.command.session.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for what a node that crashed has left to be carried out. */
final class SettlementSweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementSweep.class);
    private static final int AT_ONCE = 100;

    private final Accounts accounts;
    private final Sessions sessions;
    private final Settlement settlement;
    private final Clock clock;
    private final Duration patience;
    private final ScheduledExecutorService sweeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("settlement").factory());

    /** @param patience how long whoever made a change is given to carry it out */
    SettlementSweep(Accounts accounts, Sessions sessions, Settlement settlement, Clock clock, Duration patience) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.settlement = settlement;
        this.clock = clock;
        this.patience = patience;
        var _ = sweeping.scheduleWithFixedDelay(this::sweep, 0, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            Instant before = clock.instant().minus(patience);
            accounts.unsettled(before, AT_ONCE).forEach(settlement::settle);
            sessions.untold(before, AT_ONCE).forEach(sessions::tell);
        } catch (RuntimeException e) {
            // Whatever it is, it is tried again; a thread that has ended nobody would notice.
            LOG.warn("what is pending of changed accounts is tried again in {}: {}", patience, e.toString());
        }
    }

    @Override
    public void close() {
        sweeping.shutdownNow();
    }
}
