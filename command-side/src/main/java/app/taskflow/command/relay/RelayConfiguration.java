package app.taskflow.command.relay;

import app.taskflow.log.EventLog;
import app.taskflow.log.boot.EventLogSettings;
import app.taskflow.log.lease.LeaseOptions;
import com.mongodb.client.MongoClient;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.RedisConnectionFactory;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RelayOptions.class, KafkaSettings.class})
class RelayConfiguration {

    /** The node closes it, after the last partition was handed over. */
    @Bean(destroyMethod = "")
    Relay relay(EventLog log, KafkaSettings kafka, RelayOptions options) {
        return new Relay(log, SharedProducer.to(kafka), options);
    }

    @Bean
    RelayNode relayNode(
            EventLog log,
            MongoClient mongo,
            EventLogSettings settings,
            KafkaSettings kafka,
            Relay relay,
            RedisConnectionFactory redis,
            Environment environment) {
        return new RelayNode(
                log,
                mongo.getDatabase(settings.database()),
                new EventTopics(kafka, log.partitioning()),
                relay,
                new WakeUps(redis),
                name(environment.getProperty("server.port", Integer.class, 0)),
                LeaseOptions.DEFAULT);
    }

    /**
     * The same after a restart, so that a node need not wait for its own leases to run out; but never that of another
     * node that lives.
     */
    private static String name(int port) {
        try {
            return port == 0
                    ? UUID.randomUUID().toString()
                    : InetAddress.getLocalHost().getHostName() + ":" + port;
        } catch (UnknownHostException e) {
            return UUID.randomUUID().toString();
        }
    }

    @Bean
    RelayHealth relayHealthIndicator(RelayNode node, RelayOptions options) {
        return new RelayHealth(node, options.stalledAfter());
    }

    @Bean
    RelayMetrics relayMetrics(Relay relay, EventLog log) {
        return new RelayMetrics(relay, log.partitioning().partitions());
    }
}
