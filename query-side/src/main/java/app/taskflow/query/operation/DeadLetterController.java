package app.taskflow.query.operation;

import app.taskflow.events.id.EventId;
import app.taskflow.events.operation.OperationEvent;
import app.taskflow.events.user.Role;
import app.taskflow.query.projection.repair.DeadLetterDesk;
import app.taskflow.query.store.DeadLetter;
import app.taskflow.query.store.DeadLetters;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.auth.RequiresRole;
import app.taskflow.web.idempotency.Idempotent;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The events that stopped their owners. Each call is recorded before anything is shown or done. */
@RestController
@RequestMapping("/api/v1/projections/{name}/dead-letters")
@RequiresRole(Role.ADMIN)
class DeadLetterController {

    private final DeadLetterList list;
    private final DeadLetters letters;
    private final DeadLetterDesk desk;
    private final Projections projections;
    private final OperationJournal journal;

    DeadLetterController(
            DeadLetterList list,
            DeadLetters letters,
            DeadLetterDesk desk,
            Projections projections,
            OperationJournal journal) {
        this.list = list;
        this.letters = letters;
        this.desk = desk;
        this.projections = projections;
        this.journal = journal;
    }

    @GetMapping
    @Operation(summary = "The events that stopped their owners, in the order of the log")
    ResponseEntity<DeadLetterList.Page> list(
            @PathVariable String name, AuthenticatedUser admin, DeadLetterParameters wanted, RequestContext context) {
        projections.require(name);
        DeadLetterList.Page page = list.page(admin.id(), wanted);
        journal.record(admin.id(), context, new OperationEvent.DeadLettersRead(name, null));
        return unkept(page);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them")
    ResponseEntity<DeadLetterJson> show(
            @PathVariable String name, @PathVariable EventId id, AuthenticatedUser admin, RequestContext context) {
        DeadLetter letter = find(name, id);
        journal.record(admin.id(), context, new OperationEvent.DeadLettersRead(name, id));
        return unkept(DeadLetterJson.of(letter));
    }

    /** Recorded without its key, as the next one: what is done once cannot be done again. */
    @Idempotent
    @PostMapping("/{id}/retry")
    @Operation(summary = "Apply the event, and all of its owner that waits behind it")
    ReleaseJson retry(
            @PathVariable String name, @PathVariable EventId id, AuthenticatedUser admin, RequestContext context) {
        find(name, id);
        journal.record(admin.id(), context, new OperationEvent.RetryAsked(name, id));
        return ReleaseJson.of(desk.retry(id));
    }

    @Idempotent
    @PostMapping("/{id}/skip")
    @Operation(summary = "Leave the event out of the views for good, and apply what waits behind it")
    ReleaseJson skip(
            @PathVariable String name, @PathVariable EventId id, AuthenticatedUser admin, RequestContext context) {
        find(name, id);
        journal.record(admin.id(), context, new OperationEvent.SkipAsked(name, id));
        return ReleaseJson.of(desk.skip(id));
    }

    private DeadLetter find(String name, EventId id) {
        projections.require(name);
        return letters.find(id).orElseThrow(ProblemCode.NOT_FOUND::exception);
    }

    private static <T> ResponseEntity<T> unkept(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
