package app.taskflow.command.imports.queue;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.ImportState;
import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.imports.work.Streams;
import app.taskflow.command.imports.work.Turn;
import app.taskflow.events.imports.ImportOrigin;
import app.taskflow.log.failure.LogException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Gives imports their turn again of which nothing is seen: a node died between two turns, or Kafka lost one. So no
 * import is at it for ever. All nodes look; a turn too many is recognised as over.
 */
final class ForgottenImports implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenImports.class);
    private static final int AT_ONCE = 200;

    private final Imports imports;
    private final Streams streams;
    private final TurnSender sender;
    private final Duration after;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    ForgottenImports(Imports imports, Streams streams, TurnSender sender, Duration after, Clock clock) {
        this.imports = imports;
        this.streams = streams;
        this.sender = sender;
        this.after = after;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("imports-forgotten").start(this::run);
    }

    private void run() {
        try {
            while (!stopped.await(after.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            imports.waitingSince(clock.instant().minus(after), AT_ONCE).forEach(this::tryToRemind);
        } catch (LogException e) {
            LOG.warn("Forgotten imports cannot be looked for", e);
        } catch (RuntimeException e) {
            LOG.error("Forgotten imports cannot be looked for", e);
        }
    }

    private void tryToRemind(Import kept) {
        try {
            remind(kept);
        } catch (LogException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Import {} cannot be reminded of its turn", kept.id(), e);
        }
    }

    /** The state that was kept may be behind the log, so that its turn would count as over. */
    private void remind(Import kept) {
        Import state = imports.find(kept.id()).orElse(kept);
        if (state.origin() == ImportOrigin.STREAM && state.state() == ImportState.RUNNING) {
            streams.complete(state.id());
        } else if (state.isWaitingForWork()) {
            sender.send(Turn.of(state));
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
