package app.taskflow.servers;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that holds a Kafka and a Redis until it is killed. */
final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Options.in(directory.resolve("kafka")));
        EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Options.in(directory.resolve("redis")));
        System.out.println("redis " + redis.pid());
        System.out.println("kafka " + kafka.bootstrapServers());
        new CountDownLatch(1).await();
    }
}
