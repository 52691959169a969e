package app.taskflow.command.task.handling;

import app.taskflow.command.repetition.LoggedKeys;
import app.taskflow.log.EventLog;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Joins the task to Axon by hand: the framework's own way makes each aggregate a bean, which costs more than loading
 * it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TaskHandlingProperties.class)
class TaskHandlingConfiguration {

    private static final int LOCK_ATTEMPT_MILLIS = 10;

    @Bean
    TaskCache taskCache(TaskHandlingProperties properties) {
        return new TaskCache(properties);
    }

    @Bean
    SnapshotTriggerDefinition taskSnapshots(EventStore store, TaskHandlingProperties properties) {
        AggregateSnapshotter snapshotter = AggregateSnapshotter.builder()
                .eventStore(store)
                .aggregateFactories(new GenericAggregateFactory<>(TaskAggregate.class))
                // Not on the thread of the command that happened to be the hundredth.
                .executor(task -> Thread.ofVirtual().name("task-snapshot").start(task))
                .build();
        return new EventCountSnapshotTriggerDefinition(snapshotter, properties.snapshotEvery());
    }

    @Bean
    SnapshotFilter readableTaskSnapshots() {
        return snapshot -> !snapshot.getType().equals(TaskAggregate.TYPE)
                || snapshot.getPayload().getType().equals(TaskAggregate.SNAPSHOT);
    }

    @Bean
    Repository<TaskAggregate> taskRepository(
            EventStore store,
            TaskCache cache,
            SnapshotTriggerDefinition taskSnapshots,
            TaskHandlingProperties properties) {
        return EventSourcingRepository.builder(TaskAggregate.class)
                .eventStore(store)
                .cache(cache.cache())
                .snapshotTriggerDefinition(taskSnapshots)
                // A client may choose an id under which the log has something else.
                .filterByAggregateType()
                .lockFactory(PessimisticLockFactory.builder()
                        .lockAttemptTimeout(LOCK_ATTEMPT_MILLIS)
                        .acquireAttempts((int) properties.lockTimeout().toMillis() / LOCK_ATTEMPT_MILLIS)
                        .build())
                .build();
    }

    @Bean(destroyMethod = "cancel")
    Registration taskCommands(CommandBus bus, Repository<TaskAggregate> taskRepository) {
        return AggregateAnnotationCommandHandler.<TaskAggregate>builder()
                .aggregateType(TaskAggregate.class)
                .repository(taskRepository)
                .commandTargetResolver(new TaskTargets())
                .build()
                .subscribe(bus);
    }

    @Bean
    TaskWrites taskWrites(CommandGateway gateway, EventLog log, TaskCache cache) {
        return new TaskWrites(gateway, log, cache.cache(), Backoff.DEFAULT);
    }

    @Bean
    RepeatableTaskWrites repeatableTaskWrites(TaskWrites writes, LoggedKeys keys, EventLog log) {
        return new RepeatableTaskWrites(writes, keys, new TaskPast(log));
    }
}
