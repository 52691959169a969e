package app.taskflow.log;

import app.taskflow.log.failure.AggregateConflictException;
import app.taskflow.log.failure.LogUnavailableException;
import app.taskflow.log.failure.LogUnavailableException.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Finds out which commit stands in the way of a draft that MongoDB refused. Runs in the thread of the one refused. */
final class Refusals {

    private static final long PAUSE_NANOS = 5_000_000;

    private final CommitStore store;
    private final Duration timeout;

    Refusals(CommitStore store, Duration timeout) {
        this.store = store;
        this.timeout = timeout;
    }

    /**
     * The draft's own commit, if that is what stood in the way: an earlier attempt that was thought lost. The index
     * knows a commit before a majority has it, so reading it may take a moment.
     *
     * @throws AlreadyCommittedException if the idempotency key is taken, whatever else is too
     * @throws AggregateConflictException if a sequence of an aggregate is taken
     * @throws LogUnavailableException if it cannot be found out in time
     */
    Commit explain(CommitDraft draft, Constraint constraint) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Optional<Commit> keyed =
                    Optional.ofNullable(draft.key()).flatMap(key -> store.byKey(draft.owner(), key.key()));
            if (keyed.isPresent()) {
                return ownOr(draft, keyed.get(), new AlreadyCommittedException(keyed.get()));
            }
            Optional<Commit> holding = holding(draft);
            if (holding.isPresent()) {
                return ownOr(draft, holding.get(), conflict(draft, holding.get()));
            }
            if (System.nanoTime() >= deadline) {
                throw new LogUnavailableException(Outcome.UNKNOWN, null);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static Commit ownOr(CommitDraft draft, Commit found, RuntimeException otherwise) {
        if (found.events().getFirst().id().equals(draft.events().getFirst().id())) {
            return found;
        }
        throw otherwise;
    }

    private Optional<Commit> holding(CommitDraft draft) {
        Map<Long, List<UUID>> bySequence = draft.events().stream()
                .collect(Collectors.groupingBy(
                        EventDraft::aggregateSequence,
                        Collectors.mapping(EventDraft::aggregateId, Collectors.toList())));
        return bySequence.entrySet().stream()
                .flatMap(entry -> store.holding(entry.getValue(), entry.getKey()).stream())
                .findFirst();
    }

    private static AggregateConflictException conflict(CommitDraft draft, Commit holding) {
        return draft.events().stream()
                .filter(event -> holds(holding, event))
                .findFirst()
                .map(event -> new AggregateConflictException(event.aggregateId(), event.aggregateSequence()))
                .orElseThrow();
    }

    private static boolean holds(Commit commit, EventDraft event) {
        return commit.events().stream()
                .anyMatch(recorded -> recorded.aggregateId().equals(event.aggregateId())
                        && recorded.aggregateSequence() == event.aggregateSequence());
    }
}
