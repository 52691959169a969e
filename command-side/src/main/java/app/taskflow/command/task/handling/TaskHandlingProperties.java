package app.taskflow.command.task.handling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param cacheSize for how many tasks the node remembers the state
 * @param cacheIdle how long it remembers a task that nobody writes to
 * @param snapshotEvery after how many events of a task its state is stored
 * @param lockTimeout how long a command waits for those before it on the same task
 */
@ConfigurationProperties("taskflow.tasks")
record TaskHandlingProperties(
        @DefaultValue("20000") int cacheSize,
        @DefaultValue("10m") Duration cacheIdle,
        @DefaultValue("100") int snapshotEvery,
        @DefaultValue("4s") Duration lockTimeout) {}
