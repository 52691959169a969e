package app.taskflow.query.outage;

import app.taskflow.events.wire.Topics;
import app.taskflow.mongo.EmbeddedMongo;
import app.taskflow.query.TestDirectories;
import app.taskflow.query.TestRedis;
import app.taskflow.servers.EmbeddedKafka;
import app.taskflow.servers.EmbeddedRedis;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Servers that are stopped and started again, each on its data and its port. */
final class OwnServers implements AutoCloseable {

    static final int PARTITIONS = 2;

    private final Path mongoData = TestDirectories.make("mongo");
    private final Path kafkaData = TestDirectories.make("kafka");
    private final Path redisData = TestDirectories.make("redis");
    private EmbeddedMongo mongo = EmbeddedMongo.start(EmbeddedMongo.Options.in(mongoData));
    private EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Options.in(kafkaData));
    private EmbeddedRedis redis = TestRedis.start(redisData, 0);

    OwnServers() {
        Optional<Integer> partitions = Optional.of(PARTITIONS);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.EVENTS, partitions, Optional.empty()),
                            new NewTopic(Topics.EVENTS_DEAD, partitions, Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String mongo() {
        return mongo.uri();
    }

    String kafka() {
        return kafka.bootstrapServers();
    }

    String redis() {
        return redis.url();
    }

    void stopMongo() {
        mongo.close();
    }

    void startMongo() {
        mongo = EmbeddedMongo.start(new EmbeddedMongo.Options(mongoData, mongo.port()));
    }

    void stopKafka() {
        kafka.close();
    }

    void startKafka() {
        kafka = EmbeddedKafka.start(new EmbeddedKafka.Options(kafkaData, kafka.port()));
    }

    void stopRedis() {
        redis.close();
    }

    void startRedis() {
        redis = TestRedis.start(redisData, redis.port());
    }

    @Override
    public void close() {
        kafka.close();
        redis.close();
        mongo.close();
    }
}
