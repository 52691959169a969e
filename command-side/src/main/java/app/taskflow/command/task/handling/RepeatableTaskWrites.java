package app.taskflow.command.task.handling;

import app.taskflow.command.repetition.LoggedKeys;
import app.taskflow.command.repetition.Recollection;
import app.taskflow.command.task.TaskCommand;
import app.taskflow.command.task.handling.WriteResult.Effect;
import app.taskflow.log.AlreadyCommittedException;
import app.taskflow.log.Commit;
import app.taskflow.log.IdempotencyKey;
import app.taskflow.web.request.RequestKey;
import org.jspecify.annotations.Nullable;

/**
 * Has commands done once that may be sent again, and answers each time what came of it the first time: the task as it
 * was then. The log decides, so that it holds over nodes, crashes and whatever Redis forgets.
 */
public final class RepeatableTaskWrites {

    private final TaskWrites writes;
    private final LoggedKeys keys;
    private final TaskPast past;

    RepeatableTaskWrites(TaskWrites writes, LoggedKeys keys, TaskPast past) {
        this.writes = writes;
        this.keys = keys;
        this.past = past;
    }

    /**
     * @param key null if the command is not sent again
     * @throws app.taskflow.log.failure.LogException if the log could not do it
     */
    public WriteResult write(TaskCommand command, WriteOrigin origin, @Nullable RequestKey key) {
        if (key == null) {
            return writes.write(command, origin);
        }
        return switch (keys.recall(command.owner(), key)) {
            case Recollection.Unheard(var logged) -> first(command, origin, key, logged);
            case Recollection.Done(var commit) -> repeated(commit);
            case Recollection.Reused() -> new WriteResult.KeyReused();
        };
    }

    private WriteResult first(TaskCommand command, WriteOrigin origin, RequestKey key, IdempotencyKey logged) {
        try {
            return switch (writes.write(command, origin.under(logged))) {
                case WriteResult.Done done when done.effect() == Effect.CHANGED -> done;
                // Nothing was written: perhaps because the same request, running elsewhere, was faster.
                case WriteResult idle -> told(keys.recall(command.owner(), key), idle);
            };
        } catch (AlreadyCommittedException e) {
            return told(keys.recognise(e.commit(), key), new WriteResult.KeyReused());
        }
    }

    private WriteResult told(Recollection recollection, WriteResult otherwise) {
        return switch (recollection) {
            case Recollection.Unheard _ -> otherwise;
            case Recollection.Done(var commit) -> repeated(commit);
            case Recollection.Reused() -> new WriteResult.KeyReused();
        };
    }

    private WriteResult repeated(Commit commit) {
        return new WriteResult.Repeated(past.asOf(commit), commit.lastSequence());
    }
}
