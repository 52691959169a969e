package app.taskflow.command.audit.checkpoint;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every at least this long lies between two checkpoints; there is none while nothing is written
 * @param file where this node keeps all checkpoints, one JSON document a line; none where absent. Best on a disk that
 *     those who administrate MongoDB cannot write
 */
@ConfigurationProperties("taskflow.checkpoints")
record CheckpointSettings(
        @DefaultValue("1m") Duration every, @Nullable Path file) {

    CheckpointSettings {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("taskflow.checkpoints.every must be positive");
        }
    }
}
