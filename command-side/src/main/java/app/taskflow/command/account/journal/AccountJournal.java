package app.taskflow.command.account.journal;

import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.RecordedEvent;
import app.taskflow.log.failure.AggregateConflictException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records the events of accounts. An event is recorded once however often and by however many nodes it is tried, if
 * each try gives the same id and says from which sequence on the event may already be there. Safe for use by many
 * threads.
 */
public final class AccountJournal {

    private final EventLog log;
    private final Sequences sequences;
    private final EventCodec codec = EventCodec.standard();

    public AccountJournal(EventLog log, Sequences sequences) {
        this.log = log;
        this.sequences = sequences;
    }

    /** From where on to look for events that are decided now and recorded later. */
    public long next(UserId account) {
        return sequences.next(account);
    }

    /** The sequence of the owner's last event. */
    public long reached(UserId account) {
        return log.lastSequence(account);
    }

    /**
     * Records an event that nobody has tried to record before.
     *
     * @return its owner sequence
     */
    public long record(UserId account, Origin origin, Instant at, Entry entry) {
        return record(account, origin, at, sequences.next(account), List.of(entry));
    }

    /**
     * Records those of the events that are not in the log yet, in one commit.
     *
     * @param from what {@link #next} said before the first try
     * @param entries at least one
     * @return the owner sequence of the last of them
     */
    public long record(UserId account, Origin origin, Instant at, long from, List<Entry> entries) {
        Map<EventId, RecordedEvent> present = new HashMap<>();
        long next = from;
        // Somebody has been here since the event was decided: perhaps an earlier try.
        if (sequences.next(account) > from) {
            next = look(account, next, present);
        }
        while (true) {
            List<Entry> missing = entries.stream()
                    .filter(entry -> !present.containsKey(entry.id()))
                    .toList();
            if (missing.isEmpty()) {
                sequences.advance(account, next);
                return last(entries, present);
            }
            try {
                // Where another try has recorded some of them together, the log gives the commit of that one.
                next = note(log.append(draft(account, origin, at, next, missing)), account, next, present);
            } catch (AggregateConflictException _) {
                next = look(account, next, present);
            }
        }
    }

    /** Notes all events of the account from a sequence on; the sequence behind them. */
    private long look(UserId account, long from, Map<EventId, RecordedEvent> present) {
        long next = from;
        for (Commit commit : log.readAggregate(account.value(), from)) {
            next = note(commit, account, next, present);
        }
        return next;
    }

    private static long note(Commit commit, UserId account, long from, Map<EventId, RecordedEvent> present) {
        long next = from;
        for (RecordedEvent event : commit.events()) {
            if (event.aggregateId().equals(account.value())) {
                present.put(event.id(), event);
                next = Math.max(next, event.aggregateSequence() + 1);
            }
        }
        return next;
    }

    private static long last(List<Entry> entries, Map<EventId, RecordedEvent> present) {
        return entries.stream()
                .flatMap(entry -> Optional.ofNullable(present.get(entry.id())).stream())
                .mapToLong(RecordedEvent::ownerSequence)
                .max()
                .orElseThrow();
    }

    private CommitDraft draft(UserId account, Origin origin, Instant at, long next, List<Entry> entries) {
        List<EventDraft> drafts = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            drafts.add(new EventDraft(
                    account.value(),
                    next + drafts.size(),
                    entry.id(),
                    EventCatalogue.typeOf(entry.event().getClass()),
                    codec.encode(entry.event())));
        }
        return new CommitDraft(account, origin.actor(), origin.requestId(), origin.traceparent(), null, at, drafts);
    }
}
