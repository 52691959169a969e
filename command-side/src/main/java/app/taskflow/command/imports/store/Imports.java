package app.taskflow.command.imports.store;

import app.taskflow.command.imports.Import;
import app.taskflow.command.imports.ImportCommand;
import app.taskflow.command.imports.ImportDecider;
import app.taskflow.command.imports.ImportDecision;
import app.taskflow.command.imports.ImportEvolution;
import app.taskflow.command.imports.ImportState;
import app.taskflow.events.catalogue.EventCatalogue;
import app.taskflow.events.catalogue.EventCodec;
import app.taskflow.events.id.EventId;
import app.taskflow.events.id.ImportId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.imports.ImportEvent;
import app.taskflow.log.Commit;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.IdempotencyKey;
import app.taskflow.log.RecordedEvent;
import app.taskflow.log.failure.AggregateConflictException;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All imports. An import is an aggregate of the log, but one whose commits hold hundreds of other aggregates' events,
 * so it is written to the log directly and read from its last known state on.
 */
public final class Imports {

    private static final int ATTEMPTS = 50;
    private static final EventCodec CODEC = EventCodec.standard();

    /**
     * Who asks, as it will stand in the commit.
     *
     * @param key by which the request is recognised when it is sent again, where it may be
     */
    public record Asked(
            String requestId,
            @Nullable String traceparent,
            @Nullable IdempotencyKey key) {

        /** The service goes on with an import by itself: its id leads to everything it did. */
        public static Asked by(ImportId id) {
            return new Asked(id.toString(), null, null);
        }
    }

    private final EventLog log;
    private final ImportSnapshots snapshots;

    Imports(EventLog log, ImportSnapshots snapshots) {
        this.log = log;
        this.snapshots = snapshots;
    }

    /**
     * @return the import as it is now, by another's doing if the id was taken
     * @throws app.taskflow.log.AlreadyCommittedException if the same was asked for before
     * @throws app.taskflow.log.failure.LogException if the log could not do it
     */
    public Import begin(ImportId id, UserId owner, ImportEvent.Requested event, Asked asked) {
        EventDraft draft = draft(id, 0, event);
        Instant at = event.requestedAt();
        try {
            log.append(new CommitDraft(
                    owner, owner.toString(), asked.requestId(), asked.traceparent(), asked.key(), at, List.of(draft)));
        } catch (AggregateConflictException _) {
            return find(id).orElseThrow();
        }
        Import begun = ImportEvolution.requested(id, owner, event);
        snapshots.save(begun, at);
        return begun;
    }

    /** The import as the log has it; empty if there is none of that id. */
    public Optional<Import> find(ImportId id) {
        Import state = snapshots.find(id).orElse(null);
        for (Commit commit : log.readAggregate(id.value(), state == null ? 0 : state.version())) {
            state = fold(id, state, commit);
        }
        return Optional.ofNullable(state);
    }

    /** The import that a commit of its own is about, as it was then. */
    public Import asOf(Commit commit) {
        ImportId id = commit.events().stream()
                .filter(event -> CODEC.decode(event.type(), event.data()) instanceof ImportEvent)
                .map(event -> new ImportId(event.aggregateId()))
                .findFirst()
                .orElseThrow();
        @Nullable Import state = null;
        for (Commit each : log.readAggregate(id.value(), 0)) {
            if (each.position().compareTo(commit.position()) <= 0) {
                state = fold(id, state, each);
            }
        }
        return Objects.requireNonNull(state);
    }

    private static @Nullable Import fold(ImportId id, @Nullable Import before, Commit commit) {
        Import state = before;
        for (RecordedEvent recorded : commit.events()) {
            boolean later = state == null || recorded.aggregateSequence() >= state.version();
            if (recorded.aggregateId().equals(id.value())
                    && later
                    && CODEC.decode(recorded.type(), recorded.data()) instanceof ImportEvent event) {
                state = state == null
                        ? ImportEvolution.requested(id, commit.owner(), (ImportEvent.Requested) event)
                        : ImportEvolution.evolve(state, event, commit.at());
            }
        }
        return state;
    }

    /** Has a command decided on the newest state, again and again where others are faster. */
    public ImportDecision decide(Import known, ImportCommand command, Asked asked, Instant now) {
        Import state = known;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ImportDecision decision = ImportDecider.decide(state, command);
            if (!(decision instanceof ImportDecision.Accepted(var events)) || events.isEmpty()) {
                return decision;
            }
            try {
                append(state, events, List.of(), asked, now);
                return decision;
            } catch (AggregateConflictException _) {
                state = find(known.id()).orElseThrow();
            }
        }
        throw new ContendedImportException(known.id());
    }

    /**
     * Writes events of the import and of others in one commit.
     *
     * @return the state after it
     * @throws AggregateConflictException if one of the events is no longer the next of its aggregate
     */
    public Import append(Import state, List<ImportEvent> events, List<EventDraft> others, Asked asked, Instant now) {
        List<EventDraft> drafts = new ArrayList<>(others);
        long sequence = state.version();
        for (ImportEvent event : events) {
            drafts.add(draft(state.id(), sequence++, event));
        }
        UserId owner = state.owner();
        Commit commit = log.append(new CommitDraft(
                owner, owner.toString(), asked.requestId(), asked.traceparent(), asked.key(), now, drafts));
        Import after = state;
        for (ImportEvent event : events) {
            after = ImportEvolution.evolve(after, event, commit.at());
        }
        snapshots.save(after, now);
        return after;
    }

    private static EventDraft draft(ImportId id, long sequence, ImportEvent event) {
        return new EventDraft(
                id.value(),
                sequence,
                new EventId(UuidCreator.getTimeOrderedEpoch()),
                EventCatalogue.typeOf(event.getClass()),
                CODEC.encode(event));
    }

    /** The owner's imports, newest first. */
    public List<Import> ofOwner(UserId owner, Optional<Instant> before, int limit) {
        return snapshots.ofOwner(owner, before, limit);
    }

    /** The owner's imports in that state, oldest first. */
    public List<Import> ofOwner(UserId owner, ImportState state) {
        return snapshots.ofOwner(owner, state);
    }

    /** Whether an import of the owner was ever undone, or is being. */
    public boolean hasUndone(UserId owner) {
        return snapshots.hasUndone(owner);
    }

    /** Imports that the service owes work and that nothing was seen of since that instant. */
    public List<Import> waitingSince(Instant at, int limit) {
        return snapshots.waitingSince(at, limit);
    }
}
