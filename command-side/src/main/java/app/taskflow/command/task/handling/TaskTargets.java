package app.taskflow.command.task.handling;

import app.taskflow.command.task.TaskCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** Which aggregate a command is for, so that the commands themselves need no annotation of the framework. */
final class TaskTargets implements CommandTargetResolver {

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        TaskCommand payload = command.getPayload() instanceof RepeatedCreate(var create)
                ? create
                : (TaskCommand) command.getPayload();
        return new VersionedAggregateIdentifier(payload.id(), null);
    }
}
