package app.taskflow.log;

import app.taskflow.events.id.EventId;
import app.taskflow.events.wire.Partitioning;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A partition as this node's writer sees it: the end as far as it is known, and whether somebody else may have gone on
 * from there. For one thread, but for {@link #owners}.
 */
final class Lane {

    /** Further behind, it is cheaper to jump to the end and to ask for each owner again. More than a batch holds. */
    private static final int FOLLOW_LIMIT = 2_000;

    private final CommitStore store;
    private final OwnerSequences owners;
    private final Tail tail;
    private boolean started;
    private boolean current;

    Lane(CommitStore store, int partition, Partitioning partitioning, int ownersRemembered) {
        this.store = store;
        this.owners = new OwnerSequences(ownersRemembered);
        this.tail = new Tail(partition, partitioning, owners);
    }

    OwnerSequences owners() {
        return owners;
    }

    /** What is known of the end may be outdated from now on. */
    void doubt() {
        current = false;
    }

    boolean isDoubtful() {
        return !current;
    }

    /** The commits that these become if they are written next. */
    List<Commit> number(List<Pending> round) {
        return tail.number(round, this::lastSequence);
    }

    private long lastSequence(Pending pending) {
        return pending.ownerHint()
                .orElseGet(() -> store.lastOf(pending.draft().owner())
                        .map(Commit::lastSequence)
                        .orElse(0L));
    }

    /** Goes on by one commit, which is written. */
    void follow(Commit commit) {
        tail.follow(commit);
    }

    /**
     * Reads what has been written since, by others or by attempts of this writer that were thought to have failed.
     *
     * @param own the writer's own drafts
     * @param found is told each of them that turns out to be written
     * @throws app.taskflow.log.failure.LogUnavailableException if it cannot be read
     * @throws app.taskflow.log.failure.CorruptLogException if a commit is missing
     */
    void catchUp(List<Pending> own, BiConsumer<Pending, Commit> found) {
        if (started) {
            followOthers(own, found);
        } else {
            tail.jump(store.last(tail.head().partition()));
            started = true;
        }
        current = true;
    }

    private void followOthers(List<Pending> drafts, BiConsumer<Pending, Commit> found) {
        Map<EventId, Pending> own = drafts.stream()
                .collect(Collectors.toMap(Pending::firstEvent, Function.identity(), (first, _) -> first));
        int[] seen = new int[1];
        store.forEachAfter(tail.head(), commit -> {
            tail.follow(commit);
            Pending pending = own.get(commit.events().getFirst().id());
            if (pending != null) {
                found.accept(pending, commit);
            }
            return ++seen[0] < FOLLOW_LIMIT;
        });
        if (seen[0] == FOLLOW_LIMIT) {
            tail.jump(store.last(tail.head().partition()));
        }
    }
}
