package app.taskflow.command.imports.queue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param group of Kafka's consumers; one for each installation
 * @param userRows rows a second that one user may have done
 * @param nodeRows rows a second that this node does for all users
 * @param forgottenAfter for how long nothing is seen of an import before it gets its turn again
 * @param interactiveMillis how slow calls of users may become before imports make way for them
 */
@ConfigurationProperties("taskflow.imports.queue")
record ImportQueueProperties(
        @DefaultValue("taskflow-imports") String group,
        @DefaultValue("20000") int userRows,
        @DefaultValue("40000") int nodeRows,
        @DefaultValue("3s") Duration forgottenAfter,
        @DefaultValue("40") int interactiveMillis) {}
