package app.taskflow.log.boot;

import app.taskflow.log.LogOptions;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the log is.
 *
 * @param database its name, on the server of {@code spring.mongodb.uri}
 * @param partitions as many as it was created with; a log of another number is refused
 * @param timeout after which a write that MongoDB does not answer has failed
 */
@ConfigurationProperties("taskflow.log")
public record EventLogSettings(
        @DefaultValue("taskflow_log") String database,
        @DefaultValue("16") int partitions,
        @DefaultValue("4s") Duration timeout) {

    LogOptions options() {
        LogOptions standard = LogOptions.DEFAULT;
        return new LogOptions(timeout, standard.batchCommits(), standard.batchBytes(), standard.ownersRemembered());
    }
}
