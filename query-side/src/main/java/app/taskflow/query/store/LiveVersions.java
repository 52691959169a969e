package app.taskflow.query.store;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions as this node knows them, asked for while they are used. Whoever reads or writes views follows a change
 * within {@link #TRUST}; usually sooner, and without waiting for it. Safe for use by many threads.
 */
public final class LiveVersions {

    /** For how long what this node knows is good for reading and writing views. */
    public static final Duration TRUST = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(LiveVersions.class);
    private static final long TRUST_NANOS = TRUST.toNanos();
    private static final long RECENT_NANOS = Duration.ofMillis(200).toNanos();

    private record Known(Versions versions, long nanos) {

        boolean isOlderThan(long age) {
            return System.nanoTime() - nanos > age;
        }

        /** Of two looks at the database that cross, the one that saw more. */
        Known orLater(Known other) {
            return Versions.BY_AGE.compare(versions, other.versions()) > 0 ? this : other;
        }
    }

    private final Supplier<Versions> source;
    private final AtomicReference<Known> known;
    private final AtomicBoolean asking = new AtomicBoolean();

    LiveVersions(VersionTable table) {
        this(table::read, table.read());
    }

    private LiveVersions(Supplier<Versions> source, Versions present) {
        this.source = source;
        known = new AtomicReference<>(new Known(present, System.nanoTime()));
    }

    /** As far as this node knows while MongoDB may be away; never waits. */
    public Versions known() {
        Known now = known.get();
        if (now.isOlderThan(RECENT_NANOS) && asking.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::ask);
        }
        return now.versions();
    }

    private void ask() {
        try {
            refresh();
        } catch (MongoException e) {
            LOG.debug("the versions are asked for again", e);
        } finally {
            asking.set(false);
        }
    }

    /**
     * Not older than {@link #TRUST}.
     *
     * @throws MongoException if it is asked for and MongoDB does not answer
     */
    public Versions current() {
        return known.get().isOlderThan(TRUST_NANOS) ? refresh() : known();
    }

    /** As of now. */
    public Versions refresh() {
        long asked = System.nanoTime();
        return known.accumulateAndGet(new Known(source.get(), asked), Known::orLater)
                .versions();
    }
}
