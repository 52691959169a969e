package app.taskflow.command.audit;

import app.taskflow.events.audit.AuditEvent;
import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.EventId;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.web.auth.AuthenticatedUser;
import app.taskflow.web.request.RequestContext;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Records who looked at what. */
final class AuditJournal {

    private final EventLog log;
    private final Clock clock;
    private final EventCodec codec = EventCodec.standard();

    AuditJournal(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** @throws app.taskflow.log.failure.LogException if it cannot be recorded; nothing must be shown then */
    void record(AuthenticatedUser user, RequestContext context, AuditEvent event) {
        EventDraft draft = new EventDraft(
                UuidCreator.getTimeOrderedEpoch(),
                0,
                new EventId(UuidCreator.getTimeOrderedEpoch()),
                EventCatalogue.typeOf(event.getClass()),
                codec.encode(event));
        log.append(new CommitDraft(
                user.id(),
                user.id().toString(),
                context.requestId(),
                context.traceparent(),
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                List.of(draft)));
    }
}
