package app.taskflow.command.imports.api;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.intake.Intake;
import app.taskflow.command.imports.intake.IntakeFullException;
import app.taskflow.command.imports.intake.TooManyRowsException;
import app.taskflow.command.imports.intake.Upload;
import app.taskflow.command.imports.queue.TurnSender;
import app.taskflow.command.imports.work.Turn;
import app.taskflow.events.imports.ImportMode;
import app.taskflow.formats.row.UnreadableImportException;
import app.taskflow.formats.row.UnsupportedImportException;
import app.taskflow.log.AlreadyCommittedException;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.idempotency.Idempotent;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

    private static final String RETRY_SECONDS = "5";

    private final Intake intake;
    private final TurnSender sender;
    private final Retries retries;

    UploadController(Intake intake, TurnSender sender, Retries retries) {
        this.intake = intake;
        this.sender = sender;
        this.retries = retries;
    }

    /** A key is not bound to the file: to read it twice would be to keep it. */
    @Idempotent(body = Idempotent.Body.LEFT_OUT)
    @PostMapping(
            path = ImportController.PATH,
            consumes = {"text/csv", "application/x-ndjson", "application/json", "text/calendar", "multipart/form-data"})
    ResponseEntity<ImportJson> upload(
            UploadQuery query,
            AuthenticatedUser user,
            RequestContext context,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String mediaType = Objects.requireNonNull(request.getContentType());
        if (mediaType.startsWith("multipart/")) {
            MultipartFile file = MultipartFile.of(request);
            return take(query, user, context, file.content(), file.mediaType(), response);
        }
        return take(query, user, context, request.getInputStream(), mediaType, response);
    }

    private ResponseEntity<ImportJson> take(
            UploadQuery query,
            AuthenticatedUser user,
            RequestContext context,
            InputStream file,
            String mediaType,
            HttpServletResponse response)
            throws IOException {
        Retries.Request request = retries.look(user.id(), context, response);
        if (request.before().isPresent()) {
            // A sender who is cut off before the end of the body may not see the answer.
            file.transferTo(OutputStream.nullOutputStream());
            return accepted(request.before().get());
        }
        Upload upload = new Upload(
                user.id(),
                file,
                query.from(mediaType),
                query.dryRun() ? ImportMode.DRY_RUN : ImportMode.REAL,
                charset(mediaType),
                query.timeZone());
        try {
            Import begun = intake.take(upload, request.asked());
            sender.send(Turn.of(begun));
            return accepted(begun);
        } catch (AlreadyCommittedException e) {
            return accepted(retries.overtaken(e, context, response));
        } catch (UnsupportedImportException e) {
            throw ProblemCode.UNSUPPORTED_IMPORT.exception(Objects.requireNonNull(e.getMessage()));
        } catch (UnreadableImportException e) {
            throw ProblemCode.UNREADABLE_IMPORT.exception(Objects.requireNonNull(e.getMessage()));
        } catch (IntakeFullException e) {
            throw ProblemCode.UNAVAILABLE
                    .exception(Objects.requireNonNull(e.getMessage()))
                    .withHeader("Retry-After", RETRY_SECONDS);
        } catch (TooManyRowsException e) {
            throw ProblemCode.PAYLOAD_TOO_LARGE.exception(Objects.requireNonNull(e.getMessage()));
        }
    }

    private static ResponseEntity<ImportJson> accepted(Import begun) {
        return ResponseEntity.accepted()
                .location(URI.create(ImportController.PATH + "/" + begun.id()))
                .body(ImportJson.of(begun));
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
