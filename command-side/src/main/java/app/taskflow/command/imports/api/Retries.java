package app.taskflow.command.imports.api;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.store.Imports;
import app.taskflow.command.repetition.LoggedKeys;
import app.taskflow.command.repetition.Recollection;
import app.taskflow.events.id.UserId;
import app.taskflow.log.AlreadyCommittedException;
import app.taskflow.log.Commit;
import app.taskflow.log.IdempotencyKey;
import app.taskflow.web.idempotency.Replays;
import app.taskflow.web.problem.ProblemCode;
import app.taskflow.web.request.RequestContext;
import app.taskflow.web.request.RequestKey;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests about imports that may be sent again: each is done once, and answered as it was the first time. */
final class Retries {

    /**
     * @param asked as it is to be committed
     * @param before what came of it when it was done before; empty if it was not
     */
    record Request(Imports.Asked asked, Optional<Import> before) {}

    private final LoggedKeys keys;
    private final Imports imports;

    Retries(LoggedKeys keys, Imports imports) {
        this.keys = keys;
        this.imports = imports;
    }

    /** @throws app.taskflow.web.problem.ProblemException 422 if its key was used for something else */
    Request look(UserId user, RequestContext context, HttpServletResponse response) {
        RequestKey key = context.key();
        if (key == null) {
            return new Request(asked(context, null), Optional.empty());
        }
        return switch (keys.recall(user, key)) {
            case Recollection.Unheard(var logged) -> new Request(asked(context, logged), Optional.empty());
            case Recollection.Done(var commit) ->
                new Request(asked(context, null), Optional.of(replayed(commit, response)));
            case Recollection.Reused() -> throw ProblemCode.IDEMPOTENCY_KEY_REUSED.exception();
        };
    }

    /** What the same request did, which ran elsewhere and was faster. */
    Import overtaken(AlreadyCommittedException faster, RequestContext context, HttpServletResponse response) {
        RequestKey key = Objects.requireNonNull(context.key());
        if (keys.recognise(faster.commit(), key) instanceof Recollection.Done(var commit)) {
            return replayed(commit, response);
        }
        throw ProblemCode.IDEMPOTENCY_KEY_REUSED.exception();
    }

    private Import replayed(Commit commit, HttpServletResponse response) {
        Replays.mark(response);
        return imports.asOf(commit);
    }

    private static Imports.Asked asked(RequestContext context, @Nullable IdempotencyKey key) {
        return new Imports.Asked(context.requestId(), context.traceparent(), key);
    }
}
