package app.taskflow.command.task.api;

import app.taskflow.command.task.Rejection;
import app.taskflow.command.task.TaskCommand;
import app.taskflow.command.task.field.Violation;
import app.taskflow.command.task.handling.RepeatableTaskWrites;
import app.taskflow.command.task.handling.WriteOrigin;
import app.taskflow.command.task.handling.WriteResult;
import app.taskflow.web.conditional.IfMatch;
import app.taskflow.web.consistency.ConsistencyHeaders;
import app.taskflow.web.consistency.ConsistencyToken;
import app.taskflow.web.idempotency.Replays;
import app.taskflow.web.problem.FieldError;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Has commands of HTTP calls done, and tells their results in the words of HTTP. */
final class TaskCalls {

    private final RepeatableTaskWrites writes;
    private final ConsistencyHeaders consistency;
    private final TaskTags tags;

    TaskCalls(RepeatableTaskWrites writes, ConsistencyHeaders consistency, TaskTags tags) {
        this.writes = writes;
        this.consistency = consistency;
        this.tags = tags;
    }

    /**
     * Has the command done, and tells the client by which token it will see its effect.
     *
     * @throws ProblemException if the command did nothing
     */
    WriteResult.Done call(TaskCommand command, RequestContext context, HttpServletResponse response) {
        WriteOrigin origin = WriteOrigin.of(command.owner(), context.requestId(), context.traceparent());
        return switch (writes.write(command, origin, context.key())) {
            case WriteResult.Done done -> {
                consistency.announce(new ConsistencyToken(command.owner(), done.ownerSequence()), response);
                yield done;
            }
            case WriteResult.Repeated(var task, var sequence) -> {
                consistency.announce(new ConsistencyToken(command.owner(), sequence), response);
                Replays.mark(response);
                yield new WriteResult.Done(task, sequence, WriteResult.Effect.CHANGED);
            }
            case WriteResult.KeyReused() -> throw ProblemCode.IDEMPOTENCY_KEY_REUSED.exception();
            case WriteResult.Refused(var rejection) -> throw problem(rejection);
            case WriteResult.Contended() ->
                throw ProblemCode.CONFLICT.exception("Others are changing the task at the same time; try again");
        };
    }

    private ProblemException problem(Rejection rejection) {
        return switch (rejection) {
            case Rejection.NotFound() -> ProblemCode.NOT_FOUND.exception("There is no such task");
            case Rejection.TaskExists() -> ProblemCode.TASK_EXISTS.exception();
            case Rejection.NotDeleted() -> ProblemCode.NOT_DELETED.exception();
            case Rejection.VersionMismatch(var current) -> IfMatch.mismatch(tags.of(current));
            case Rejection.Invalid(var violations) ->
                ProblemCode.VALIDATION_FAILED.exception().withErrors(errors(violations));
        };
    }

    private static List<FieldError> errors(List<Violation> violations) {
        return violations.stream()
                .map(v -> new FieldError(v.pointer(), v.code().toString(), v.message()))
                .toList();
    }
}
