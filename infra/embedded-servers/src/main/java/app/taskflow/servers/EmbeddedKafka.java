package app.taskflow.servers;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in this process: one node in KRaft mode, listening on loopback TCP, its data in a directory.
 *
 * <p>{@link #start} returns when clients are served. Nothing acknowledged is lost when the process is killed; the
 * operating system's cache is written out once a second, so a loss of power can cost the last second. A failure that
 * Kafka deems fatal (its disk is gone) ends the whole process, as it would end a broker: close the server before its
 * directory is removed.
 */
public final class EmbeddedKafka implements AutoCloseable {

    static final String NAME = "Kafka";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    /**
     * @param directory where the data lives; created if missing; for one server at a time
     * @param port the TCP port on loopback, 0 for any free one
     */
    public record Options(Path directory, int port) {

        public static Options in(Path directory) {
            return new Options(directory, 0);
        }
    }

    private final BrokerServer broker;
    private final ControllerServer controller;
    private final KafkaSockets sockets;
    private final DirectoryLock lock;

    private EmbeddedKafka(BrokerServer broker, ControllerServer controller, KafkaSockets sockets, DirectoryLock lock) {
        this.broker = broker;
        this.controller = controller;
        this.sockets = sockets;
        this.lock = lock;
    }

    /**
     * The directory and the port, taken but not served yet: clients that connect wait. Between this and the end of
     * {@link #start} lie the seconds that Kafka needs, in which those who only need the address can go on.
     */
    public static final class Reserved implements AutoCloseable {

        private final Path directory;
        private final DirectoryLock lock;
        private final KafkaSockets sockets;

        private Reserved(Path directory, DirectoryLock lock, KafkaSockets sockets) {
            this.directory = directory;
            this.lock = lock;
            this.sockets = sockets;
        }

        /** As that of the server to be. */
        public String bootstrapServers() {
            return address(sockets);
        }

        /**
         * Starts the broker; what was reserved is the server's then, or is given back.
         *
         * @throws EmbeddedServerException if Kafka does not come up
         */
        public EmbeddedKafka start() {
            try {
                return EmbeddedKafka.start(directory, sockets, lock);
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        /** Gives back what was reserved, where no server is wanted any more. */
        @Override
        public void close() {
            sockets.close();
            lock.close();
        }
    }

    /** @throws EmbeddedServerException if the port or the directory is taken */
    public static Reserved reserve(Options options) {
        DirectoryLock lock = DirectoryLock.take(NAME, options.directory());
        try {
            return new Reserved(options.directory(), lock, KafkaSockets.open(options.port()));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Starts the broker, on the data the directory holds or on a new cluster.
     *
     * @throws EmbeddedServerException if the port or the directory is taken, or Kafka does not come up
     */
    public static EmbeddedKafka start(Options options) {
        return reserve(options).start();
    }

    /** For {@code bootstrap.servers}, for example {@code 127.0.0.1:29092}. */
    public String bootstrapServers() {
        return address(sockets);
    }

    public int port() {
        return sockets.brokerPort();
    }

    /** Ends all connections and hands the directory back; takes about a second. */
    @Override
    public void close() {
        try {
            broker.shutdown();
            controller.shutdown();
        } finally {
            sockets.close();
            lock.close();
        }
    }

    private static String address(KafkaSockets sockets) {
        return "127.0.0.1:" + sockets.brokerPort();
    }

    private static EmbeddedKafka start(Path directory, KafkaSockets sockets, DirectoryLock lock) {
        KafkaConfig config = new KafkaConfig(KafkaSettings.of(directory, sockets), false);
        KafkaStorage storage = KafkaStorage.prepare(config);
        SharedServer shared = new SharedServer(
                config,
                storage.properties(),
                Time.SYSTEM,
                new Metrics(Time.SYSTEM),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
                new StandardFaultHandlerFactory(),
                sockets);
        ControllerServer controller =
                new ControllerServer(shared, KafkaRaftServer.configSchema(), storage.bootstrapMetadata());
        BrokerServer broker = new BrokerServer(shared);
        try {
            // The controller first: the broker registers with it.
            controller.startup();
            broker.startup();
        } catch (RuntimeException e) {
            LOG.debug("Kafka did not start", e);
            broker.shutdown();
            controller.shutdown();
            throw new EmbeddedServerException.StartFailed(NAME, String.valueOf(e.getMessage()), e);
        }
        return new EmbeddedKafka(broker, controller, sockets, lock);
    }
}
