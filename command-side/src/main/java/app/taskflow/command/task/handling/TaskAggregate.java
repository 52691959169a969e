package app.taskflow.command.task.handling;

import app.taskflow.command.bus.CommitInstant;
import app.taskflow.command.task.Decision;
import app.taskflow.command.task.Task;
import app.taskflow.command.task.TaskCommand;
import app.taskflow.command.task.TaskDecider;
import app.taskflow.command.task.TaskEvolution;
import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.log.axon.CommitMetaData;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * A task as Axon sees it: carries commands to {@link TaskDecider}, events to {@link TaskEvolution}, and knows nothing
 * about tasks itself. As a whole it is also the snapshot; a change of its shape, or of {@link Task}'s, raises the
 * revision, and older snapshots are passed over.
 */
@AggregateRoot(type = TaskAggregate.TYPE)
@Revision(TaskAggregate.REVISION)
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class TaskAggregate {

    static final String TYPE = "task";
    static final String REVISION = "2";
    /** Under what name its snapshots are stored. */
    static final SerializedType SNAPSHOT = new SimpleSerializedType(TaskAggregate.class.getName(), REVISION);

    @AggregateIdentifier
    private @Nullable TaskId id;

    private @Nullable Task task;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    TaskOutcome handle(TaskCommand.Create command) {
        return decide(command);
    }

    @CommandHandler
    TaskOutcome handle(RepeatedCreate command) {
        return decide(command.create());
    }

    @CommandHandler
    TaskOutcome handle(TaskCommand.Change command) {
        return decide(command);
    }

    @CommandHandler
    TaskOutcome handle(TaskCommand.Delete command) {
        return decide(command);
    }

    @CommandHandler
    TaskOutcome handle(TaskCommand.Restore command) {
        return decide(command);
    }

    @CommandHandler
    TaskOutcome handle(TaskCommand.Archive command) {
        return decide(command);
    }

    @CommandHandler
    TaskOutcome handle(TaskCommand.Unarchive command) {
        return decide(command);
    }

    private TaskOutcome decide(TaskCommand command) {
        return switch (TaskDecider.decide(task, command, CommitInstant.current())) {
            case Decision.Rejected(var rejection) -> new TaskOutcome.Refused(rejection, task);
            case Decision.Accepted(var events)
            when events.isEmpty() -> new TaskOutcome.Unchanged(Objects.requireNonNull(task));
            case Decision.Accepted(var events) -> {
                id = command.id();
                events.forEach(AggregateLifecycle::apply);
                yield new TaskOutcome.Changed(Objects.requireNonNull(task), CommitReceipt.ofCurrentUnitOfWork());
            }
        };
    }

    @EventSourcingHandler
    void on(TaskEvent event, DomainEventMessage<?> message) {
        Instant recorded = AggregateLifecycle.isLive() ? CommitInstant.current() : message.getTimestamp();
        Instant at = recorded.truncatedTo(ChronoUnit.MILLIS);
        task = task == null ? born((TaskEvent.Created) event, message, at) : TaskEvolution.evolve(task, event, at);
        id = task.id();
    }

    @Nullable
    Task task() {
        return task;
    }

    private static Task born(TaskEvent.Created event, DomainEventMessage<?> message, Instant at) {
        String owner = (String) Objects.requireNonNull(message.getMetaData().get(CommitMetaData.OWNER));
        return TaskEvolution.born(TaskId.parse(message.getAggregateIdentifier()), UserId.parse(owner), event, at);
    }
}
