package app.taskflow.command.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param poll how long a commit of another node stays unseen where its wake-up got lost
 * @param checkpoint how often progress is stored while there is some; what lies behind it is published again after a crash
 * @param readCommits how many commits are read from the log at once
 * @param window how many events may be on their way to Kafka for one partition
 * @param retryAtMost the longest pause after a failure
 * @param stalledAfter how long a partition may stand still before the relay counts as broken
 * @param settle how long a partition that is handed over waits for what is on its way
 */
@ConfigurationProperties("taskflow.relay")
public record RelayOptions(
        @DefaultValue("1s") Duration poll,
        @DefaultValue("250ms") Duration checkpoint,
        @DefaultValue("500") int readCommits,
        @DefaultValue("8192") int window,
        @DefaultValue("2s") Duration retryAtMost,
        @DefaultValue("15s") Duration stalledAfter,
        @DefaultValue("200ms") Duration settle) {

    public RelayOptions {
        if (readCommits < 1 || window < 1) {
            throw new IllegalArgumentException(
                    "not usable: %d commits a read, a window of %d events".formatted(readCommits, window));
        }
    }
}
