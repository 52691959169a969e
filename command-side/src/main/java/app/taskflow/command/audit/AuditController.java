package app.taskflow.command.audit;

import app.taskflow.command.audit.trail.AuditTrail;
import app.taskflow.command.audit.trail.TrailFilter;
import app.taskflow.command.audit.trail.TrailPage;
import app.taskflow.events.audit.AuditEvent;
import app.taskflow.events.user.Role;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.auth.RequiresRole;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What happened. Each look is recorded before anything is shown. */
@RestController
@RequestMapping("/api/v1/audit/events")
@RequiresRole(Role.AUDITOR)
class AuditController {

    private static final int BUFFER = 64 << 10;

    record Page(List<AuditEventJson> items, @Nullable String nextCursor) {}

    private final AuditTrail trail;
    private final ErasedOwners erased;
    private final AuditJournal journal;
    private final JsonMapper mapper;

    AuditController(AuditTrail trail, ErasedOwners erased, AuditJournal journal, JsonMapper mapper) {
        this.trail = trail;
        this.erased = erased;
        this.journal = journal;
        this.mapper = mapper;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page> page(AuthenticatedUser user, AuditParameters parameters, RequestContext context) {
        journal.record(user, context, read(parameters.filter(), false));
        TrailPage page = trail.page(parameters.filter(), parameters.limit(), parameters.cursor());
        List<AuditEventJson> items = page.events().stream()
                .map(event -> AuditEventJson.of(event, erased))
                .toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Page(items, page.nextCursor()));
    }

    /** All that matches, as a stream; where it breaks off the connection ends before its time. */
    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    void all(AuthenticatedUser user, AuditParameters parameters, RequestContext context, HttpServletResponse response)
            throws IOException {
        journal.record(user, context, read(parameters.filter(), true));
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        trail.all(parameters.filter(), event -> write(out, mapper.writeValueAsBytes(AuditEventJson.of(event, erased))));
        out.flush();
    }

    private static void write(OutputStream out, byte[] json) {
        try {
            out.write(json);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AuditEvent read(TrailFilter filter, boolean all) {
        return new AuditEvent.EventsRead(
                filter.owner(),
                filter.aggregate(),
                filter.type(),
                filter.from(),
                filter.to(),
                filter.requestId(),
                filter.actor(),
                all);
    }
}
