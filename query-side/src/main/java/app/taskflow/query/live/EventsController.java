package app.taskflow.query.live;

import app.taskflow.log.failure.LogException;
import app.taskflow.query.freshness.FreshRevisions;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.consistency.Freshness;
import app.taskflow.web.input.WireJson;
import app.taskflow.web.problem.ProblemCode;
import com.mongodb.MongoException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The user's own changes as they happen. */
@Controller
class EventsController {

    private static final Logger LOG = LoggerFactory.getLogger(EventsController.class);
    private static final String EVENT_STREAM = "text/event-stream";
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    private final LiveStreams streams;
    private final FreshRevisions revisions;
    private final WireJson json;

    EventsController(LiveStreams streams, FreshRevisions revisions, WireJson json) {
        this.streams = streams;
        this.revisions = revisions;
        this.json = json;
    }

    @GetMapping(path = "/api/v1/events", produces = EVENT_STREAM)
    @Operation(
            summary = "The user's own changes as Server-Sent Events",
            description = "`task.created`, `task.updated`, `task.completed`, `task.reopened`, `task.archived`,"
                    + " `task.unarchived`, `task.deleted`, `task.restored`: `{sequence, type, at, task}` with the task"
                    + " as it is when this is sent, or `{id, deletedAt}` of one in the trash; `import.progress` without"
                    + " id; `reset` if the client is too far behind and must read everything anew. A comment every 15"
                    + " seconds. With `Last-Event-ID` nothing is missed and nothing told twice. The stream ends when the"
                    + " access token expires or its session ends; the client refreshes and opens another.")
    @ApiResponse(
            responseCode = "200",
            description = "A stream without end",
            content = @Content(mediaType = EVENT_STREAM, schema = @Schema(type = "string")))
    void events(
            AuthenticatedUser user,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            Freshness demanded,
            HttpServletRequest request,
            HttpServletResponse response) {
        OptionalLong lastEvent = parse(lastEventId);
        if (request.getMethod().equals("HEAD")) {
            head(response);
            return;
        }
        long fresh = revisions.of(user.id(), demanded);
        try {
            streams.run(user, lastEvent, fresh, () -> {
                head(response);
                return new EventStreamWriter(response.getOutputStream(), json);
            });
        } catch (IOException e) {
            LOG.debug("a reader of events has gone", e);
        } catch (MongoException | LogException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            LOG.info("A stream of events ends, as they cannot be read: {}", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void head(HttpServletResponse response) {
        response.setContentType(EVENT_STREAM);
        response.setHeader("Cache-Control", "private, no-cache");
        // Proxies of nginx's kind pass on at once what says so.
        response.setHeader("X-Accel-Buffering", "no");
    }

    private static OptionalLong parse(@Nullable String lastEventId) {
        if (lastEventId == null) {
            return OptionalLong.empty();
        }
        if (!SEQUENCE.matcher(lastEventId).matches()) {
            throw ProblemCode.MALFORMED_REQUEST.exception("Last-Event-ID must be the id of an event of this stream");
        }
        return OptionalLong.of(Long.parseLong(lastEventId));
    }
}
