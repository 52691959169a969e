package app.taskflow.command.relay;

import app.taskflow.log.Commit;
import app.taskflow.log.EventLog;
import app.taskflow.log.failure.LogException;
import app.taskflow.log.lease.LeaseOptions;
import app.taskflow.log.lease.Leases;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * This node's part in the relay, from start to stop. Starting does not wait for Kafka or MongoDB: what is away is tried
 * again until it is there. Stopping hands every partition over at once.
 */
final class RelayNode implements SmartLifecycle {

    /** What the leases are for. */
    static final String PURPOSE = "relay";

    private static final Logger LOG = LoggerFactory.getLogger(RelayNode.class);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final EventLog log;
    private final MongoDatabase database;
    private final EventTopics topics;
    private final Relay relay;
    private final WakeUps wakeUps;
    private final String name;
    private final LeaseOptions leaseOptions;

    private volatile boolean running;
    private volatile @Nullable String obstacle = "not started";
    private @Nullable Thread starter;
    private EventLog.@Nullable Registration registration;
    private volatile @Nullable Leases leases;

    RelayNode(
            EventLog log,
            MongoDatabase database,
            EventTopics topics,
            Relay relay,
            WakeUps wakeUps,
            String name,
            LeaseOptions leaseOptions) {
        this.log = log;
        this.database = database;
        this.topics = topics;
        this.relay = relay;
        this.wakeUps = wakeUps;
        this.name = name;
        this.leaseOptions = leaseOptions;
    }

    /** Why nothing is published at all; null if the relay works, each partition as it can. */
    @Nullable
    String obstacle() {
        return obstacle;
    }

    List<PartitionProgress> progress() {
        return relay.progress();
    }

    @Override
    public void start() {
        running = true;
        wakeUps.start(relay::look);
        registration = log.onCommitted(this::committed);
        starter = Thread.ofVirtual().name("relay-start").start(this::takePart);
    }

    /** Where this node does not publish the partition itself, it tells whoever does. */
    private void committed(Commit commit) {
        if (!relay.committed(commit)) {
            wakeUps.tell(commit.position().partition());
        }
    }

    private void takePart() {
        try {
            boolean done = false;
            while (running && !done) {
                done = tryToTakePart() || stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryToTakePart() throws InterruptedException {
        try {
            topics.ensure();
            leases = Leases.start(database, PURPOSE, log.partitioning(), name, relay, leaseOptions);
            obstacle = null;
            return true;
        } catch (UnfitTopicException | KafkaException | LogException e) {
            if (!String.valueOf(e.getMessage()).equals(obstacle)) {
                LOG.warn("The relay cannot start yet", e);
            }
            obstacle = e.getMessage();
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        try {
            awaitStarter();
            if (registration != null) {
                registration.close();
            }
            relay.stopAll();
            if (leases != null) {
                leases.close();
            }
            relay.close();
            wakeUps.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        obstacle = "stopped";
    }

    private void awaitStarter() throws InterruptedException {
        if (starter != null) {
            starter.interrupt();
            starter.join();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server, whose last commits are to go out, and before the clients of the stores are closed. */
    @Override
    public int getPhase() {
        return 0;
    }
}
