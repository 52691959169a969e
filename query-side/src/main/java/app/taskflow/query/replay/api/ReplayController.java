package app.taskflow.query.replay.api;

import app.taskflow.events.operation.OperationEvent;
import app.taskflow.events.user.Role;
import app.taskflow.query.operation.OperationJournal;
import app.taskflow.query.replay.Replay;
import app.taskflow.query.store.Views;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.auth.RequiresRole;
import app.taskflow.web.idempotency.Idempotent;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.Violations;
import app.taskflow.web.request.RequestContext;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Views built anew. Each call is recorded before anything is shown or done. */
@RestController
@RequestMapping(ReplayController.PATH)
@RequiresRole(Role.ADMIN)
class ReplayController {

    static final String PATH = "/api/v1/replays";

    record ReplayList(List<ReplayJson> items) {}

    @QueryParameters
    record ListQuery(
            @QueryParameters.Parameter(fallback = "50", min = 1, max = 200, description = "The most items.")
            int limit) {}

    private final ReplayDesk desk;
    private final Views views;
    private final OperationJournal journal;

    ReplayController(ReplayDesk desk, Views views, OperationJournal journal) {
        this.desk = desk;
        this.views = views;
        this.journal = journal;
    }

    /** A retry finds its replay by an id made of its key, whatever was lost meanwhile. */
    @Idempotent
    @PostMapping
    @Operation(summary = "Build the views of a projection anew, or those of one owner")
    ResponseEntity<ReplayJson> ask(@RequestBody ReplayRequest body, AuthenticatedUser admin, RequestContext context) {
        String name = views.projection().name();
        new Violations()
                .check(name.equals(body.projection()), "/projection", "unknown", "There is no such projection")
                .throwIfAny();
        UUID id = ReplayIds.of(admin.id(), context.key());
        journal.record(admin.id(), context, new OperationEvent.ReplayAsked(id, name, body.ownerId()));
        Replay replay = desk.ask(id, body.ownerId(), admin.id());
        return ResponseEntity.accepted().location(URI.create(PATH + "/" + id)).body(ReplayJson.of(replay, name));
    }

    @GetMapping
    @Operation(summary = "The last replays, newest first")
    ResponseEntity<ReplayList> list(ListQuery query, AuthenticatedUser admin, RequestContext context) {
        journal.record(admin.id(), context, new OperationEvent.ReplaysRead(null));
        return unkept(new ReplayList(
                desk.newest(query.limit()).stream().map(this::json).toList()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a replay is, and what it found")
    ResponseEntity<ReplayJson> show(@PathVariable UUID id, AuthenticatedUser admin, RequestContext context) {
        Replay replay = desk.find(id);
        journal.record(admin.id(), context, new OperationEvent.ReplaysRead(id));
        return unkept(json(replay));
    }

    @Idempotent
    @PostMapping("/{id}/cancel")
    @Operation(summary = "Give a replay up before its views are shown")
    ResponseEntity<ReplayJson> cancel(@PathVariable UUID id, AuthenticatedUser admin, RequestContext context) {
        desk.find(id);
        journal.record(admin.id(), context, new OperationEvent.CancelAsked(id));
        return ResponseEntity.accepted().body(json(desk.cancel(id)));
    }

    @Idempotent
    @PostMapping("/{id}/rollback")
    @Operation(summary = "Show the views from before a replay again")
    ResponseEntity<ReplayJson> rollback(@PathVariable UUID id, AuthenticatedUser admin, RequestContext context) {
        desk.find(id);
        journal.record(admin.id(), context, new OperationEvent.RollbackAsked(id));
        return ResponseEntity.accepted().body(json(desk.rollback(id)));
    }

    private ReplayJson json(Replay replay) {
        return ReplayJson.of(replay, views.projection().name());
    }

    private static <T> ResponseEntity<T> unkept(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
