package app.taskflow.query.live;

import app.taskflow.events.id.UserId;
import app.taskflow.query.freshness.Arrivals;
import app.taskflow.query.store.OwnerStates;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.auth.SessionCheck;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * The streams of this node. They end with the right to them: when the token they were opened with expires or its
 * session is revoked, at the next look, a quarter of a second later at the most. They end first when the node stops,
 * before the server begins to wait for its requests.
 */
final class LiveStreams implements SmartLifecycle {

    private static final long LOOK_MILLIS = 250;

    private final LiveSettings settings;
    private final Arrivals arrivals;
    private final OwnerStates owners;
    private final LiveLog log;
    private final StreamSlots slots;
    private final List<SessionCheck> sessions;
    private final Clock clock;
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-streams").factory());
    private volatile boolean running;

    LiveStreams(
            LiveSettings settings,
            Arrivals arrivals,
            OwnerStates owners,
            LiveLog log,
            StreamSlots slots,
            List<SessionCheck> sessions,
            Clock clock) {
        this.settings = settings;
        this.arrivals = arrivals;
        this.owners = owners;
        this.log = log;
        this.slots = slots;
        this.sessions = List.copyOf(sessions);
        this.clock = clock;
    }

    /** What a stream is written to, asked for once it is sure that there will be one. */
    @FunctionalInterface
    interface Opening {
        EventStreamWriter open() throws IOException;
    }

    /** Counts the streams that are open on this node. */
    int size() {
        return open.size();
    }

    /**
     * Runs a stream until it ends.
     *
     * @param lastEvent the sequence of the last event that the client has; empty for a client that wants what is to come
     * @param fresh a sequence that the views have come to
     * @throws ProblemException 429 if the user has too many, 503 if this node stops
     * @throws IOException when the client has gone
     */
    void run(AuthenticatedUser user, OptionalLong lastEvent, long fresh, Opening opening)
            throws IOException, InterruptedException {
        try (StreamSlots.Slot slot = slots.take(user.id())) {
            if (slot == null) {
                throw ProblemCode.TOO_MANY_STREAMS.exception(
                        "At most " + settings.perUser() + " streams of a user are open at once");
            }
            Signal signal = new Signal();
            try (Arrivals.Registration _ = arrivals.listen(user.id(), signal::reached)) {
                // Asked only now: what comes in between is heard.
                long reached = Math.max(fresh, owners.sequence(user.id()));
                // Wakes the stream, and has no read from now on be older than what it tells.
                arrivals.reached(Map.of(user.id(), reached));
                run(user, lastEvent, reached, signal, slot, opening);
            }
        }
    }

    private void run(
            AuthenticatedUser user,
            OptionalLong lastEvent,
            long reached,
            Signal signal,
            StreamSlots.Slot slot,
            Opening opening)
            throws IOException, InterruptedException {
        long asked = lastEvent.orElse(reached);
        boolean lost = isLost(user.id(), asked, reached);
        long position = lost ? reached : asked;
        LiveStream stream = new LiveStream(user, log, signal, slot, settings.heartbeat(), position);
        open.add(stream);
        try {
            if (!running) {
                throw ProblemCode.UNAVAILABLE.exception().withHeader("Retry-After", "1");
            }
            EventStreamWriter out = opening.open();
            out.begin(position);
            if (lost) {
                out.event("reset", position, new Reset(position));
                out.flush();
            }
            stream.run(out);
        } finally {
            open.remove(stream);
        }
    }

    /** The data of the event that has a client read everything anew. */
    private record Reset(long sequence) {}

    /** Whether the client is too far behind, or has seen what never was: the log may be another one. */
    private boolean isLost(UserId user, long asked, long reached) {
        return reached - asked > settings.longestReplay() || (asked > reached && asked > log.last(user));
    }

    private void look() {
        for (LiveStream stream : open) {
            if (!isAllowed(stream.user())) {
                stream.end();
            }
        }
    }

    private boolean isAllowed(AuthenticatedUser user) {
        try {
            return clock.instant().isBefore(user.expiresAt())
                    && sessions.stream().noneMatch(check -> check.isRevoked(user));
        } catch (ProblemException _) {
            // Nobody can tell: what is refused to new requests is refused to streams.
            return false;
        }
    }

    @Override
    public void start() {
        running = true;
        var _ = looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        looking.shutdownNow();
        open.forEach(LiveStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
