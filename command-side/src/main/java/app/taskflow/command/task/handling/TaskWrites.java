package app.taskflow.command.task.handling;

import app.taskflow.command.task.Rejection;
import app.taskflow.command.task.Task;
import app.taskflow.command.task.TaskCommand;
import app.taskflow.command.task.handling.WriteResult.Effect;
import app.taskflow.log.EventLog;
import app.taskflow.log.axon.CommitMetaData;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Has commands handled and answers for it that the result is true: on this node and beside other nodes.
 *
 * <p>A node decides on the state it remembers, which another node may have outdated. What it then writes, the log
 * refuses, since the sequence is taken; the memory is dropped and the command decided anew. What it does not write,
 * because there is nothing to do or the command is rejected, is checked here: if the log knows a later event, it is
 * decided anew as well. Runs on the caller's thread; safe for use by many.
 */
public final class TaskWrites {

    private final CommandGateway gateway;
    private final EventLog log;
    private final Cache cache;
    private final Backoff backoff;

    TaskWrites(CommandGateway gateway, EventLog log, Cache cache, Backoff backoff) {
        this.gateway = gateway;
        this.log = log;
        this.cache = cache;
        this.backoff = backoff;
    }

    /**
     * @throws app.taskflow.log.failure.LogException if the log could not do it; an {@link
     *     app.taskflow.log.AlreadyCommittedException} if it has the key of the request already
     */
    public WriteResult write(TaskCommand command, WriteOrigin origin) {
        Map<String, String> metaData = metaData(command, origin);
        Object payload = command;
        for (int attempt = 1; attempt <= backoff.attempts(); attempt++) {
            backoff.beforeAttempt(attempt);
            WriteResult result = attempt(payload, metaData);
            if (result != null) {
                return result;
            }
            payload = command instanceof TaskCommand.Create create ? new RepeatedCreate(create) : command;
        }
        return new WriteResult.Contended();
    }

    /** @return null if it was decided on a state that is no more */
    private @Nullable WriteResult attempt(Object payload, Map<String, String> metaData) {
        try {
            TaskOutcome outcome = gateway.sendAndWait(new GenericCommandMessage<>(payload, metaData));
            return switch (outcome) {
                case TaskOutcome.Changed(var task, var receipt) ->
                    new WriteResult.Done(task, receipt.commit().lastSequence(), Effect.CHANGED);
                case TaskOutcome.Unchanged(var task) ->
                    isCurrent(task)
                            ? new WriteResult.Done(task, log.lastSequence(task.owner()), Effect.UNCHANGED)
                            : null;
                case TaskOutcome.Refused(var rejection, var task) ->
                    task == null || isCurrent(task) ? new WriteResult.Refused(rejection) : null;
            };
        } catch (ConcurrencyException | AggregateStreamCreationException _) {
            // The repository has dropped the aggregate from the cache when it rolled back.
            return null;
        } catch (AggregateNotFoundException _) {
            return new WriteResult.Refused(missing(payload));
        }
    }

    /** An id under which the log has events, but not of a task, is taken all the same. */
    private static Rejection missing(Object payload) {
        return payload instanceof RepeatedCreate ? new Rejection.TaskExists() : new Rejection.NotFound();
    }

    private boolean isCurrent(Task task) {
        // Sequences count from 0, so the version is the sequence that the next event will have.
        boolean current =
                log.readAggregate(task.id().value(), task.version(), 1).isEmpty();
        if (!current) {
            cache.remove(task.id().toString());
        }
        return current;
    }

    private static Map<String, String> metaData(TaskCommand command, WriteOrigin origin) {
        Map<String, String> metaData = new HashMap<>();
        metaData.put(CommitMetaData.OWNER, command.owner().toString());
        metaData.put(CommitMetaData.ACTOR, origin.actor());
        metaData.put(CommitMetaData.REQUEST_ID, origin.requestId());
        if (origin.traceparent() != null) {
            metaData.put(CommitMetaData.TRACEPARENT, origin.traceparent());
        }
        if (origin.key() != null) {
            metaData.put(CommitMetaData.IDEMPOTENCY_KEY, origin.key().key());
            metaData.put(CommitMetaData.REQUEST_DIGEST, origin.key().requestDigest());
        }
        return metaData;
    }
}
