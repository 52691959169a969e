package app.taskflow.command.task.api;

import app.taskflow.command.task.Precondition;
import app.taskflow.command.task.Task;
import app.taskflow.command.task.TaskCommand;
import app.taskflow.command.task.handling.WriteResult.Done;
import app.taskflow.command.task.handling.WriteResult.Effect;
import app.taskflow.events.id.TaskId;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.conditional.EntityTag;
import app.taskflow.web.conditional.IfMatch;
import app.taskflow.web.idempotency.Idempotent;
import app.taskflow.web.request.RequestContext;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Idempotent
@RequestMapping(TaskController.PATH)
class TaskController {

    static final String PATH = "/api/v1/tasks";

    private final TaskCalls calls;
    private final TaskTags tags;

    TaskController(TaskCalls calls, TaskTags tags) {
        this.calls = calls;
        this.tags = tags;
    }

    @PostMapping
    ResponseEntity<TaskJson> create(
            @RequestBody CreateTask body,
            AuthenticatedUser user,
            RequestContext context,
            HttpServletResponse response) {
        TaskId id = body.id() == null ? new TaskId(UuidCreator.getTimeOrderedEpoch()) : TaskId.parse(body.id());
        Done done = calls.call(new TaskCommand.Create(id, user.id(), body.edits()), context, response);
        return done.effect() == Effect.CHANGED
                ? answer(
                        ResponseEntity.created(
                                URI.create(PATH + "/" + done.task().id())),
                        done.task())
                : answer(ResponseEntity.ok(), done.task());
    }

    @PatchMapping("/{id}")
    ResponseEntity<TaskJson> change(
            @PathVariable TaskId id,
            @RequestBody PatchTask body,
            IfMatch ifMatch,
            AuthenticatedUser user,
            RequestContext context,
            HttpServletResponse response) {
        TaskCommand command = new TaskCommand.Change(id, user.id(), precondition(id, ifMatch), body.edits());
        return answer(
                ResponseEntity.ok(), calls.call(command, context, response).task());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable TaskId id,
            IfMatch ifMatch,
            AuthenticatedUser user,
            RequestContext context,
            HttpServletResponse response) {
        calls.call(new TaskCommand.Delete(id, user.id(), precondition(id, ifMatch)), context, response);
    }

    @PostMapping("/{id}/restore")
    ResponseEntity<TaskJson> restore(
            @PathVariable TaskId id,
            IfMatch ifMatch,
            AuthenticatedUser user,
            RequestContext context,
            HttpServletResponse response) {
        TaskCommand command = new TaskCommand.Restore(id, user.id(), precondition(id, ifMatch));
        return answer(
                ResponseEntity.ok(), calls.call(command, context, response).task());
    }

    @PostMapping("/{id}/archive")
    ResponseEntity<TaskJson> archive(
            @PathVariable TaskId id,
            IfMatch ifMatch,
            AuthenticatedUser user,
            RequestContext context,
            HttpServletResponse response) {
        TaskCommand command = new TaskCommand.Archive(id, user.id(), precondition(id, ifMatch));
        return answer(
                ResponseEntity.ok(), calls.call(command, context, response).task());
    }

    @PostMapping("/{id}/unarchive")
    ResponseEntity<TaskJson> unarchive(
            @PathVariable TaskId id,
            IfMatch ifMatch,
            AuthenticatedUser user,
            RequestContext context,
            HttpServletResponse response) {
        TaskCommand command = new TaskCommand.Unarchive(id, user.id(), precondition(id, ifMatch));
        return answer(
                ResponseEntity.ok(), calls.call(command, context, response).task());
    }

    private static Precondition precondition(TaskId id, IfMatch ifMatch) {
        return version -> ifMatch.permits(EntityTag.ofVersion(id.value(), version));
    }

    private ResponseEntity<TaskJson> answer(ResponseEntity.BodyBuilder answer, Task task) {
        return answer.eTag(tags.of(task).toString()).body(TaskJson.of(task));
    }
}
