package app.taskflow.log.lease;

import app.taskflow.events.wire.Partitioning;
import app.taskflow.log.failure.LogException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spreads the partitions over the nodes that live: none has more than its fair share, and none is held twice, as far
 * as the nodes can tell; where one cannot (it slept, or was cut off), the fence stops it from storing anything.
 *
 * <p>A node that stops hands over at once. One that dies is given up when the others have seen no sign of life for the
 * ttl, each by its own clock; it stops working a quarter of the ttl earlier by its own.
 */
public final class Leases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private final LeaseTable table;
    private final Partitioning partitioning;
    private final String name;
    private final LeaseListener listener;
    private final LeaseOptions options;
    private final LongSupplier clock;
    private final Liveness liveness;
    private final Map<Integer, Lease> held = new ConcurrentSkipListMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private String session = UUID.randomUUID().toString();
    private volatile long trustedUntil;

    Leases(
            LeaseTable table,
            Partitioning partitioning,
            String name,
            LeaseListener listener,
            LeaseOptions options,
            LongSupplier clock) {
        this.table = table;
        this.partitioning = partitioning;
        this.name = name;
        this.listener = listener;
        this.options = options;
        this.clock = clock;
        this.liveness = new Liveness(options.ttl());
        this.trustedUntil = clock.getAsLong();
    }

    /**
     * Announces this node and begins to take partitions, in a thread of its own.
     *
     * @param purpose the work that the leases are for; each purpose has leases and checkpoints of its own
     * @param node different for all nodes that live at the same time; a node that starts under the name of one that
     *     has died takes over from it at once
     * @throws app.taskflow.log.failure.LogUnavailableException if MongoDB does not answer
     */
    public static Leases start(
            MongoDatabase database,
            String purpose,
            Partitioning partitioning,
            String node,
            LeaseListener listener,
            LeaseOptions options) {
        LeaseTable table = new LeaseTable(database, purpose, options.beat());
        Leases leases = new Leases(table, partitioning, node, listener, options, System::nanoTime);
        leases.join();
        Thread.ofVirtual().name("leases-" + purpose).start(leases::beat);
        return leases;
    }

    void join() {
        table.create(partitioning.partitions());
        table.announce(session, name);
        table.succeed(session, name);
    }

    private void beat() {
        try {
            do {
                tick();
            } while (!stop.await(options.beat().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the others that this node lives, and takes, keeps or gives up what it is due. */
    synchronized void tick() {
        if (stop.getCount() == 0) {
            return;
        }
        try {
            renew();
            share();
        } catch (LogException e) {
            LOG.warn("the leases could not be renewed: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the leases could not be renewed", e);
        }
        if (!isTrusted()) {
            List.copyOf(held.values()).forEach(this::end);
        }
    }

    private void renew() {
        long sent = clock.getAsLong();
        if (table.beat(session)) {
            endLapsed();
            trustedUntil = sent + options.trust().toNanos();
        } else {
            LOG.warn("node {} was given up by the others; it starts over", name);
            List.copyOf(held.values()).forEach(this::end);
            session = UUID.randomUUID().toString();
            table.announce(session, name);
        }
    }

    /** Whoever saw that this node had slept has stopped working: what it held is to be taken anew. */
    private void endLapsed() {
        held.values().stream().filter(lease -> !lease.isHeld()).toList().forEach(this::end);
    }

    private boolean isTrusted() {
        return clock.getAsLong() - trustedUntil < 0;
    }

    private void share() {
        List<LeaseTable.Node> nodes = new ArrayList<>(table.nodes());
        List<LeaseTable.Node> dead = liveness.dead(nodes, clock.getAsLong());
        dead.stream().filter(node -> !node.session().equals(session)).forEach(table::bury);
        nodes.removeAll(dead);
        Set<String> living = nodes.stream().map(LeaseTable.Node::session).collect(Collectors.toSet());
        living.add(session);
        List<LeaseTable.Row> rows = table.rows();
        endLost(rows);
        int due = Math.ceilDiv(partitioning.partitions(), living.size());
        held.values().stream()
                .sorted(Comparator.comparingInt(Lease::partition).reversed())
                .limit(Math.max(0, held.size() - due))
                .toList()
                .forEach(this::handOver);
        take(rows, living, due);
    }

    private void endLost(List<LeaseTable.Row> rows) {
        for (LeaseTable.Row row : rows) {
            Lease lease = held.get(row.partition());
            if (lease != null && lease.fence() != row.fence()) {
                end(lease);
            }
        }
    }

    private void take(List<LeaseTable.Row> rows, Set<String> living, int due) {
        for (LeaseTable.Row row : rows) {
            boolean free = row.holder() == null || row.holder().equals(session) || !living.contains(row.holder());
            if (free && held.size() < due && !held.containsKey(row.partition())) {
                table.take(row, session).ifPresent(this::begin);
            }
        }
    }

    private void begin(LeaseTable.Row row) {
        Lease lease = new Lease(table, row, this::isTrusted);
        held.put(row.partition(), lease);
        try {
            listener.acquired(lease);
        } catch (RuntimeException e) {
            LOG.error("the work on partition {} did not start", row.partition(), e);
            drop(lease);
            table.release(lease.partition(), lease.fence());
        }
    }

    private void handOver(Lease lease) {
        end(lease);
        table.release(lease.partition(), lease.fence());
    }

    private void end(Lease lease) {
        try {
            listener.ending(lease);
        } catch (RuntimeException e) {
            LOG.error("the work on partition {} did not stop as it should", lease.partition(), e);
        }
        drop(lease);
    }

    private void drop(Lease lease) {
        lease.end();
        held.remove(lease.partition());
    }

    /** The leases that this node holds now, by partition. */
    public List<Lease> held() {
        return held.values().stream().filter(Lease::isHeld).toList();
    }

    /** How far the work on each partition has come, whoever does it. */
    public Map<Integer, Long> checkpoints() {
        return table.rows().stream().collect(Collectors.toMap(LeaseTable.Row::partition, LeaseTable.Row::checkpoint));
    }

    /** Ends every lease through the listener and hands all of them over at once. */
    @Override
    public void close() {
        stop.countDown();
        handOverAll();
    }

    /** After a tick that is under way, so that nothing is taken again. */
    private synchronized void handOverAll() {
        try {
            List.copyOf(held.values()).forEach(this::handOver);
            table.leave(session);
        } catch (LogException e) {
            LOG.warn("the leases could not be handed over and will run out: {}", e.getMessage());
            List.copyOf(held.values()).forEach(this::end);
        }
    }
}
