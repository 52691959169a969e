package app.taskflow.query.projection.watch;

import app.taskflow.query.projection.KafkaAccess;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether Kafka answers. Reads go on without it, and new events come from the log, but late. */
final class KafkaHealth extends AbstractHealthIndicator implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;

    private final KafkaAccess kafka;
    private @Nullable Admin admin;

    KafkaHealth(KafkaAccess kafka) {
        super("Kafka does not answer");
        this.kafka = kafka;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        try {
            int nodes = connected()
                    .describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                    .nodes()
                    .get()
                    .size();
            health.up().withDetail("nodes", nodes);
        } catch (ExecutionException | KafkaException _) {
            // What the client says names hosts.
            health.down();
        }
    }

    /** One connection for all questions, made at the first: at the start Kafka may not be there yet. */
    private synchronized Admin connected() {
        Admin present = admin;
        if (present == null) {
            present = Admin.create(kafka.with(Map.of(
                    "request.timeout.ms",
                    PATIENCE_MILLIS,
                    "default.api.timeout.ms",
                    PATIENCE_MILLIS,
                    "reconnect.backoff.max.ms",
                    1_000,
                    "metric.reporters",
                    "",
                    "enable.metrics.push",
                    false)));
            admin = present;
        }
        return present;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
