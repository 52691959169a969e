package app.taskflow.command.imports.api;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.ImportCommand;
import app.taskflow.command.imports.ImportDecision;
import app.taskflow.command.imports.ImportRejection;
import app.taskflow.command.imports.queue.TurnSender;
import app.taskflow.command.imports.store.ContendedImportException;
import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.imports.work.Turn;
import app.taskflow.command.imports.work.Turns;
import app.taskflow.events.id.ImportId;
import app.taskflow.log.AlreadyCommittedException;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.idempotency.Idempotent;
import app.taskflow.web.input.QueryParameters;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.problem.ProblemException;
import app.taskflow.web.request.RequestContext;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ImportController.PATH)
class ImportController {

    static final String PATH = "/api/v1/imports";

    record Listed(List<ImportJson> items) {}

    @QueryParameters
    record ListQuery(
            @QueryParameters.Parameter(fallback = "50", min = 1, max = 200)
            int limit) {}

    private final Imports imports;
    private final Turns turns;
    private final TurnSender sender;
    private final Retries retries;
    private final Clock clock;

    ImportController(Imports imports, Turns turns, TurnSender sender, Retries retries, ObjectProvider<Clock> clock) {
        this.imports = imports;
        this.turns = turns;
        this.sender = sender;
        this.retries = retries;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @GetMapping
    Listed list(ListQuery query, AuthenticatedUser user) {
        return new Listed(imports.ofOwner(user.id(), Optional.empty(), query.limit()).stream()
                .map(ImportJson::of)
                .toList());
    }

    @GetMapping("/{id}")
    ImportJson read(@PathVariable ImportId id, AuthenticatedUser user) {
        return ImportJson.of(own(id, user));
    }

    @Idempotent
    @PostMapping("/{id}/cancel")
    ResponseEntity<ImportJson> cancel(
            @PathVariable ImportId id, AuthenticatedUser user, RequestContext context, HttpServletResponse response) {
        return decide(id, user, context, response, new ImportCommand.Cancel());
    }

    @Idempotent
    @PostMapping("/{id}/pause")
    ResponseEntity<ImportJson> pause(
            @PathVariable ImportId id, AuthenticatedUser user, RequestContext context, HttpServletResponse response) {
        return decide(id, user, context, response, new ImportCommand.Pause());
    }

    @Idempotent
    @PostMapping("/{id}/resume")
    ResponseEntity<ImportJson> resume(
            @PathVariable ImportId id, AuthenticatedUser user, RequestContext context, HttpServletResponse response) {
        return decide(id, user, context, response, new ImportCommand.Resume());
    }

    @Idempotent
    @PostMapping("/{id}/undo")
    ResponseEntity<ImportJson> undo(
            @PathVariable ImportId id, AuthenticatedUser user, RequestContext context, HttpServletResponse response) {
        return decide(id, user, context, response, new ImportCommand.Revert());
    }

    private ResponseEntity<ImportJson> decide(
            ImportId id,
            AuthenticatedUser user,
            RequestContext context,
            HttpServletResponse response,
            ImportCommand command) {
        Import known = own(id, user);
        Retries.Request request = retries.look(user.id(), context, response);
        if (request.before().isPresent()) {
            return ResponseEntity.accepted().body(ImportJson.of(request.before().get()));
        }
        try {
            if (imports.decide(known, command, request.asked(), clock.instant())
                    instanceof ImportDecision.Rejected(var reason)) {
                throw problem(reason);
            }
        } catch (AlreadyCommittedException e) {
            return ResponseEntity.accepted().body(ImportJson.of(retries.overtaken(e, context, response)));
        } catch (ContendedImportException _) {
            throw ProblemCode.CONFLICT.exception("The import changes all the time; try again");
        }
        Import after = own(id, user);
        if (after.isWaitingForWork()) {
            sender.send(Turn.of(after));
        } else {
            turns.waitingOf(user.id()).forEach(sender::send);
        }
        return ResponseEntity.accepted().body(ImportJson.of(after));
    }

    private static ProblemException problem(ImportRejection reason) {
        return switch (reason) {
            case FINISHED -> ProblemCode.IMPORT_FINISHED.exception();
            case NOT_FINISHED -> ProblemCode.CONFLICT.exception("The import goes on; cancel it first");
            case NOT_RUNNING -> ProblemCode.CONFLICT.exception("The import does not run");
            case STREAM -> ProblemCode.CONFLICT.exception("The import's producer alone can pause it");
        };
    }

    private Import own(ImportId id, AuthenticatedUser user) {
        return imports.find(id)
                .filter(found -> found.owner().equals(user.id()))
                .orElseThrow(() -> ProblemCode.NOT_FOUND.exception("There is no such import"));
    }
}
