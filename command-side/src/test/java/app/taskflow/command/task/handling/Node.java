package app.taskflow.command.task.handling;

import app.taskflow.command.TestServers;
import app.taskflow.log.EventLog;
import app.taskflow.log.boot.EventLogAutoConfiguration;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A node that handles commands, as it runs in production but for the HTTP around it. */
final class Node implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private Node(String mongoUri, String database, String... properties) {
        TestPropertyValues.of(properties)
                .and("taskflow.log.database=" + database, "taskflow.log.partitions=4")
                .applyTo(context);
        context.registerBean(MongoClient.class, () -> MongoClients.create(mongoUri));
        context.register(EventLogAutoConfiguration.class);
        context.scan(
                "app.taskflow.command.bus", "app.taskflow.command.repetition", "app.taskflow.command.task.handling");
        context.refresh();
    }

    /** @param properties like {@code taskflow.tasks.cache-size=10} */
    static Node on(String database, String... properties) {
        return new Node(TestServers.mongoUri(), database, properties);
    }

    TaskWrites writes() {
        return context.getBean(TaskWrites.class);
    }

    TaskWrites writes(Backoff backoff) {
        return new TaskWrites(context.getBean(CommandGateway.class), log(), cache(), backoff);
    }

    EventLog log() {
        return context.getBean(EventLog.class);
    }

    Cache cache() {
        return context.getBean(TaskCache.class).cache();
    }

    @Override
    public void close() {
        context.close();
    }
}
