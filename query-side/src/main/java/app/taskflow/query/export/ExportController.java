package app.taskflow.query.export;

import app.taskflow.query.freshness.FreshRevisions;
import app.taskflow.query.store.Views;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.consistency.Freshness;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** All of the user's tasks as a file, which can be imported again. */
@Controller
class ExportController {

    private final FreshRevisions revisions;
    private final TaskExport export;

    ExportController(FreshRevisions revisions, Views views) {
        this.revisions = revisions;
        export = new TaskExport(views.tasks());
    }

    @GetMapping("/api/v1/tasks/export")
    @Operation(
            summary = "All of the user's tasks as a stream",
            description =
                    "Archived tasks too, those in the trash not. A task that changes while the file is written may"
                            + " be in it twice, its later state last. No cell of the CSV is run by a spreadsheet: what looks"
                            + " like a formula is marked, and the mark is taken away when the file is imported again.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
                @Content(mediaType = "text/calendar", schema = @Schema(type = "string"))
            })
    void export(
            AuthenticatedUser user,
            ExportParameters parameters,
            Freshness demanded,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        revisions.of(user.id(), demanded);
        if (request.getMethod().equals("HEAD")) {
            head(parameters.format(), response);
            return;
        }
        export.write(user.id(), () -> {
            head(parameters.format(), response);
            return parameters.format().open(response.getOutputStream(), Instant.now());
        });
    }

    private static void head(ExportFormat format, HttpServletResponse response) {
        response.setContentType(format.mediaType());
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"taskflow-%s.%s\"".formatted(LocalDate.now(ZoneOffset.UTC), format.extension()));
    }
}
