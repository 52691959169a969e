package app.taskflow.query.http;

import app.taskflow.events.id.TaskId;
import app.taskflow.query.cache.Answer;
import app.taskflow.query.history.HistoryPage;
import app.taskflow.query.history.OwnerHistoryPage;
import app.taskflow.query.http.answer.KnownQuestions;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.consistency.Freshness;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What users read of their tasks. */
@Controller
@RequestMapping("/api/v1/tasks")
class TaskReadController {

    private final TaskReads reads;
    private final PastReads past;
    private final KnownQuestions known;

    TaskReadController(TaskReads reads, PastReads past, KnownQuestions known) {
        this.reads = reads;
        this.past = past;
        this.known = known;
    }

    @GetMapping
    @Operation(summary = "The tasks that pass the filters, in pages")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TaskPageJson.class)))
    Answer list(AuthenticatedUser user, TaskListParameters parameters, Freshness demanded, HttpServletRequest request) {
        return parameters.asOf() == null
                ? reads.list(user.id(), known.learned(request, parameters.query()), demanded)
                : past.list(user.id(), new AsOf<>(parameters.query(), parameters.asOf()), demanded);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One task")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TaskJson.class)))
    Answer task(
            AuthenticatedUser user,
            @PathVariable TaskId id,
            TaskParameters parameters,
            Freshness demanded,
            HttpServletRequest request) {
        TaskQuery query = new TaskQuery(id, parameters.deleted());
        return parameters.asOf() == null
                ? reads.task(user.id(), known.learned(request, query), demanded)
                : past.task(user.id(), new AsOf<>(query, parameters.asOf()), demanded);
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "What happened to a task, newest first")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HistoryPage.class)))
    Answer history(AuthenticatedUser user, @PathVariable TaskId id, HistoryParameters parameters, Freshness demanded) {
        return reads.history(user.id(), new TaskQuery(id, parameters.deleted()), parameters.query(id), demanded);
    }

    @GetMapping("/changes")
    @Operation(
            summary = "What changed since the last call, tombstones included",
            description = "The client keeps `next` and sends it as `since`; without it everything is told, once. Call"
                    + " again at once while `hasMore`. A task is told once with its latest state however often it"
                    + " changed, archived ones too; one that went to the trash is in `deleted`, also if the client has"
                    + " never heard of it. A token is good for four weeks: after them 410 sync-token-expired, and the"
                    + " client begins again without `since` and forgets what is not told then.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChangesJson.class)))
    Answer changes(AuthenticatedUser user, ChangesParameters parameters, Freshness demanded) {
        return reads.changes(user.id(), parameters.query(), demanded);
    }

    @GetMapping("/history")
    @Operation(
            summary = "What happened to all tasks, newest first",
            description = "Those in the trash and those that have left it are among them.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OwnerHistoryPage.class)))
    Answer historyOfAll(AuthenticatedUser user, OwnerHistoryParameters parameters, Freshness demanded) {
        return past.history(user.id(), parameters.query(), demanded);
    }

    @GetMapping("/stats")
    @Operation(summary = "The tasks in numbers")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StatisticsJson.class)))
    Answer statistics(
            AuthenticatedUser user, StatisticsParameters parameters, Freshness demanded, HttpServletRequest request) {
        return reads.statistics(user.id(), known.learned(request, parameters.query()), demanded);
    }
}
