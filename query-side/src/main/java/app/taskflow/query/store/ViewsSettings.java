package app.taskflow.query.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the views are.
 *
 * @param database its name, on the server of {@code spring.mongodb.uri}
 * @param timeout after which an operation that MongoDB does not answer has failed
 */
@ConfigurationProperties("taskflow.views")
record ViewsSettings(
        @DefaultValue("taskflow_views") String database,
        @DefaultValue("4s") Duration timeout) {}
