package app.taskflow.command.imports.api;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.intake.Intake;
import app.taskflow.command.imports.intake.TooManyRowsException;
import app.taskflow.command.imports.intake.Upload;
import app.taskflow.command.imports.queue.TurnSender;
import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.imports.work.Turn;
import app.taskflow.events.imports.ImportMode;
import app.taskflow.formats.row.UnreadableImportException;
import app.taskflow.formats.row.UnsupportedImportException;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UploadController {

    private final Intake intake;
    private final TurnSender sender;

    UploadController(Intake intake, TurnSender sender) {
        this.intake = intake;
        this.sender = sender;
    }

    @PostMapping(
            path = ImportController.PATH,
            consumes = {"text/csv", "application/x-ndjson", "application/json", "multipart/form-data"})
    ResponseEntity<ImportJson> upload(
            UploadQuery query, AuthenticatedUser user, RequestContext context, HttpServletRequest request)
            throws IOException {
        String mediaType = Objects.requireNonNull(request.getContentType());
        if (mediaType.startsWith("multipart/")) {
            MultipartFile file = MultipartFile.of(request);
            return take(query, user, context, file.content(), file.mediaType());
        }
        return take(query, user, context, request.getInputStream(), mediaType);
    }

    private ResponseEntity<ImportJson> take(
            UploadQuery query, AuthenticatedUser user, RequestContext context, InputStream file, String mediaType)
            throws IOException {
        Upload upload = new Upload(
                user.id(),
                file,
                query.from(),
                query.dryRun() ? ImportMode.DRY_RUN : ImportMode.REAL,
                charset(mediaType),
                query.timeZone());
        Imports.Asked asked = new Imports.Asked(context.requestId(), context.traceparent());
        try {
            Import begun = intake.take(upload, asked);
            sender.send(Turn.of(begun));
            return ResponseEntity.accepted()
                    .location(URI.create(ImportController.PATH + "/" + begun.id()))
                    .body(ImportJson.of(begun));
        } catch (UnsupportedImportException e) {
            throw ProblemCode.UNSUPPORTED_IMPORT.exception(Objects.requireNonNull(e.getMessage()));
        } catch (UnreadableImportException e) {
            throw ProblemCode.UNREADABLE_IMPORT.exception(Objects.requireNonNull(e.getMessage()));
        } catch (TooManyRowsException e) {
            throw ProblemCode.PAYLOAD_TOO_LARGE.exception(Objects.requireNonNull(e.getMessage()));
        }
    }

    private static @Nullable Charset charset(String mediaType) {
        try {
            return mediaType.isEmpty()
                    ? null
                    : MediaType.parseMediaType(mediaType).getCharset();
        } catch (IllegalArgumentException _) {
            throw ProblemCode.UNSUPPORTED_MEDIA_TYPE.exception("The charset is not known");
        }
    }
}
