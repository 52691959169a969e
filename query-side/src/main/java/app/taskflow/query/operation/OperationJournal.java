package app.taskflow.query.operation;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.operation.OperationEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.web.request.RequestContext;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records what operators ask for, in their own stream of the log, and what the query side does by itself to a user's
 * views, in hers. The only thing this side ever writes to the log.
 */
public final class OperationJournal {

    private static final String SYSTEM = "query-side";

    private final EventLog log;
    private final Clock clock;
    private final EventCodec codec = EventCodec.standard();

    public OperationJournal(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** @throws app.taskflow.log.failure.LogException if it cannot be recorded; nothing must be shown or done then */
    public void record(UserId operator, RequestContext context, OperationEvent event) {
        append(operator, operator.toString(), context.requestId(), context.traceparent(), event);
    }

    /**
     * Records what was done to a user's views.
     *
     * @param request by which it can be found, such as the id of a replay
     */
    public Commit recordOwn(UserId user, String request, OperationEvent event) {
        return append(user, SYSTEM, request, null, event);
    }

    private Commit append(
            UserId owner, String actor, String request, @Nullable String traceparent, OperationEvent event) {
        EventDraft draft = new EventDraft(
                UuidCreator.getTimeOrderedEpoch(),
                0,
                new EventId(UuidCreator.getTimeOrderedEpoch()),
                EventCatalogue.typeOf(event.getClass()),
                codec.encode(event));
        return log.append(new CommitDraft(owner, actor, request, traceparent, null, clock.instant(), List.of(draft)));
    }
}
