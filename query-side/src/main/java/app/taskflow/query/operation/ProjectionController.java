package app.taskflow.query.operation;

import app.taskflow.events.operation.OperationEvent;
import app.taskflow.events.user.Role;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.auth.RequiresRole;
import app.taskflow.web.request.RequestContext;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The projections. */
@RestController
@RequestMapping("/api/v1/projections")
@RequiresRole(Role.ADMIN)
class ProjectionController {

    record ProjectionList(List<Projections.Row> items) {}

    private final Projections projections;
    private final OperationJournal journal;

    ProjectionController(Projections projections, OperationJournal journal) {
        this.projections = projections;
        this.journal = journal;
    }

    /** Measured before it is recorded: else the record itself would be what the views lag behind. */
    @GetMapping
    @Operation(summary = "The projections, and how far each is behind the log")
    ResponseEntity<ProjectionList> list(AuthenticatedUser admin, RequestContext context) {
        ProjectionList list = new ProjectionList(projections.all());
        journal.record(admin.id(), context, new OperationEvent.ProjectionsRead());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(list);
    }
}
