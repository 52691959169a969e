package app.taskflow.web.sample;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.consistency.Freshness;
import app.taskflow.web.input.Checked;
import app.taskflow.web.input.Patched;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.input.QueryParameters.Parameter;
import app.taskflow.web.input.Violations;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Calls in the shape of the real ones. */
@RestController
@RequestMapping("/api/v1")
final class SampleTasks {

    private static final Logger LOG = LoggerFactory.getLogger(SampleTasks.class);

    private static final byte[] PAGE = ("{\"items\":[" + "1,".repeat(3_900) + "1]}").getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger created = new AtomicInteger();

    record NewTask(
            @Nullable UUID id,
            @Nullable String title,
            @Nullable Status status,
            @Nullable Priority priority,
            @Nullable LocalDate dueDate,
            @Nullable List<String> tags,
            @Nullable Integer size,
            boolean pinned)
            implements Checked {

        @Override
        public void check(Violations violations) {
            violations.check(title != null && !title.isBlank(), "/title", "required", "must not be blank");
        }
    }

    record TaskPatch(Patched<String> title, Patched<Status> status, Patched<LocalDate> dueDate) {}

    record Echo(TaskId id, Map<String, Object> task, Instant at) {}

    @QueryParameters
    record Filters(
            @Parameter(commaSeparated = true) Set<Status> status,
            List<String> tag,
            @Parameter(fallback = "50", min = 1, max = 200) int limit,
            @Nullable LocalDate dueFrom,
            @Nullable Instant asOf,
            @Parameter(max = 500) @Nullable String q,
            boolean overdue) {}

    /** A failure that only this module knows. */
    static final class UndoException extends RuntimeException {}

    record Page(Filters filters, AuthenticatedUser user) {}

    @GetMapping("/tasks")
    Page list(AuthenticatedUser user, Filters filters) {
        return new Page(filters, user);
    }

    /** A page as it comes out of a cache. */
    @GetMapping("/tasks/page")
    ResponseEntity<byte[]> page(AuthenticatedUser user, Filters filters, Freshness freshness) {
        return ResponseEntity.ok()
                .eTag("W/\"7\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(PAGE);
    }

    @PostMapping("/tasks")
    ResponseEntity<NewTask> create(AuthenticatedUser user, @RequestBody NewTask task) {
        created.incrementAndGet();
        LOG.info("created {}", task.title());
        return ResponseEntity.created(URI.create("/api/v1/tasks/x"))
                .eTag("\"1\"")
                .body(task);
    }

    @PostMapping("/tasks/batch")
    Map<String, Integer> batch(@RequestBody List<NewTask> tasks) {
        return Map.of("size", tasks.size());
    }

    @GetMapping("/tasks/created")
    Map<String, Integer> created() {
        return Map.of("created", created.get());
    }

    @PatchMapping("/tasks/{id}")
    Map<String, String> patch(@PathVariable TaskId id, @RequestBody TaskPatch patch) {
        return Map.of(
                "title",
                patch.title().toString(),
                "status",
                patch.status().toString(),
                "dueDate",
                patch.dueDate().toString());
    }

    @GetMapping("/tasks/{id}")
    Map<String, Object> get(@PathVariable TaskId id, RequestContext context) {
        return Map.of("id", id, "requestId", context.requestId(), "at", Instant.parse("2026-11-23T09:59:26Z"));
    }

    @DeleteMapping("/tasks/{id}")
    ResponseEntity<Void> delete(@PathVariable TaskId id) {
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/auth/logout")
    ResponseEntity<Void> logout(Optional<AuthenticatedUser> user) {
        return ResponseEntity.noContent()
                .header("X-Was-Signed-In", String.valueOf(user.isPresent()))
                .build();
    }

    @GetMapping("/failures/{kind}")
    String fail(@PathVariable String kind) {
        return switch (kind) {
            case "bug" -> throw new IllegalStateException("secret host db-17.internal");
            case "store" -> throw new DataAccessResourceFailureException("secret host db-17.internal");
            case "own" -> throw new UndoException();
            case "nested" -> throw new IllegalStateException(ProblemCode.CONFLICT.exception());
            case "conflict" ->
                throw ProblemCode.VERSION_MISMATCH.exception("It was changed").withHeader("ETag", "\"7\"");
            default -> kind;
        };
    }

    @GetMapping("/failures/midway")
    void midway(HttpServletResponse response) throws IOException {
        response.getOutputStream().write("some of it".getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        throw new DataAccessResourceFailureException("not all of it");
    }
}
