package app.taskflow.command.account;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.user.UserEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.RecordedEvent;
import app.taskflow.log.failure.AggregateConflictException;
import app.taskflow.web.request.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The log, as accounts write to it. */
final class AccountLog {

    private final EventLog log;
    private final EventCodec codec = EventCodec.standard();

    AccountLog(EventLog log) {
        this.log = log;
    }

    /**
     * Records the first event of an account.
     *
     * @return empty if another attempt to register was first
     */
    Optional<Commit> begin(UserId id, Candidate candidate, UserEvent.Registered event, RequestContext request) {
        EventDraft draft = draft(id, 0, candidate.eventId(), event);
        try {
            return Optional.of(append(id, id.toString(), request, candidate.at(), draft));
        } catch (AggregateConflictException _) {
            return Optional.empty();
        }
    }

    /** Which attempt to register is in the log, if any is. */
    Optional<EventId> beginning(UserId id) {
        return events(id, 0)
                .filter(event -> event.aggregateSequence() == 0)
                .findFirst()
                .map(RecordedEvent::id);
    }

    private Stream<RecordedEvent> events(UserId id, long fromSequence) {
        return log.readAggregate(id.value(), fromSequence).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.aggregateId().equals(id.value()));
    }

    private EventDraft draft(UserId id, long sequence, EventId eventId, UserEvent event) {
        return new EventDraft(
                id.value(), sequence, eventId, EventCatalogue.typeOf(event.getClass()), codec.encode(event));
    }

    private Commit append(UserId owner, String actor, RequestContext request, Instant at, EventDraft event) {
        return log.append(
                new CommitDraft(owner, actor, request.requestId(), request.traceparent(), null, at, List.of(event)));
    }
}
