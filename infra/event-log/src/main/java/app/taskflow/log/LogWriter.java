package app.taskflow.log;

import app.taskflow.log.failure.CorruptLogException;
import app.taskflow.log.failure.LogException;
import app.taskflow.log.failure.LogUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the commits of some partitions: all who came while the last ones were written are written together, whatever
 * their partition, and one who comes alone is written at once. One thread does it, so that what it knows of the tails
 * needs no lock.
 *
 * <p>The numbers of a commit follow from the tail of its partition, and the unique indexes let each be taken once. So an
 * attempt whose outcome is unknown, even one that reaches the server late, writes just the commits that were to stand at
 * those places, or stops where a place is taken: reading the tail again and going on from there is always right.
 */
final class LogWriter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private static final long FIRST_PAUSE_NANOS = 500_000;
    private static final int PAUSE_DOUBLINGS = 6;

    private final CommitStore store;
    private final Inbox inbox;
    private final Duration timeout;
    private final Consumer<Commit> listener;

    LogWriter(CommitStore store, Inbox inbox, Duration timeout, Consumer<Commit> listener) {
        this.store = store;
        this.inbox = inbox;
        this.timeout = timeout;
        this.listener = listener;
    }

    /** Ends when the inbox is closed, with what it was writing then settled. */
    @Override
    public void run() {
        try {
            for (List<Pending> batch = inbox.take(); !batch.isEmpty(); batch = inbox.take()) {
                settle(new LinkedHashSet<>(batch));
            }
        } finally {
            inbox.close().forEach(Pending::closed);
        }
    }

    /** Whatever happens, nobody is left waiting. */
    private void settle(Set<Pending> open) {
        try {
            write(open);
        } catch (LogException e) {
            giveUp(open, e);
        } catch (RuntimeException e) {
            LOG.error("a writer of the log failed unexpectedly; its callers were told", e);
            giveUp(open, e);
        }
    }

    private void write(Set<Pending> open) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Set<Claim> taken = new HashSet<>();
        int fruitless = 0;
        while (!open.isEmpty()) {
            int before = open.size();
            @Nullable RuntimeException failure = step(open, taken);
            fruitless = open.size() < before ? 0 : fruitless + 1;
            if (fruitless > 0 && System.nanoTime() >= deadline) {
                giveUp(open, failure);
            } else if (fruitless > 1) {
                LockSupport.parkNanos(FIRST_PAUSE_NANOS << Math.min(fruitless, PAUSE_DOUBLINGS));
            }
        }
    }

    private void giveUp(Set<Pending> open, @Nullable RuntimeException failure) {
        open.forEach(pending -> pending.lane().doubt());
        // Those who queue would wait as long again for a server that is away. Those who come again after they were
        // told are tried anew.
        List<Pending> queued = failure instanceof LogUnavailableException ? inbox.drain() : List.of();
        open.forEach(pending -> pending.unavailable(failure));
        open.clear();
        queued.forEach(pending -> pending.unavailable(failure));
    }

    /** Tries once to write them, and settles those of whom it then knows. Null unless MongoDB did not serve. */
    private @Nullable RuntimeException step(Set<Pending> open, Set<Claim> taken) {
        try {
            catchUp(open);
            List<Pending> round = admit(open, taken);
            return round.isEmpty() ? null : attempt(byLane(round), open, taken);
        } catch (LogUnavailableException e) {
            return e;
        }
    }

    private void catchUp(Set<Pending> open) {
        Set<Lane> doubtful = new LinkedHashSet<>();
        for (Pending pending : open) {
            if (pending.lane().isDoubtful()) {
                doubtful.add(pending.lane());
            }
        }
        doubtful.forEach(lane -> catchUp(lane, open));
    }

    /** A partition that is damaged keeps its own callers out, nobody else's. */
    private void catchUp(Lane lane, Set<Pending> open) {
        List<Pending> own =
                open.stream().filter(pending -> pending.lane() == lane).toList();
        try {
            lane.catchUp(own, (pending, commit) -> deliver(pending, commit, open));
        } catch (CorruptLogException e) {
            open.removeAll(own);
            own.forEach(pending -> pending.unavailable(e));
        }
    }

    private static Map<Lane, List<Pending>> byLane(List<Pending> round) {
        Map<Lane, List<Pending>> byLane = new LinkedHashMap<>();
        for (Pending pending : round) {
            byLane.computeIfAbsent(pending.lane(), _ -> new ArrayList<>()).add(pending);
        }
        return byLane;
    }

    private @Nullable RuntimeException attempt(Map<Lane, List<Pending>> byLane, Set<Pending> open, Set<Claim> taken) {
        List<Pending> round = new ArrayList<>();
        List<Commit> commits = new ArrayList<>();
        byLane.forEach((lane, pending) -> {
            round.addAll(pending);
            commits.addAll(lane.number(pending));
        });
        return switch (store.insert(commits)) {
            case Attempt.Written() -> {
                written(round, commits, open, taken);
                yield null;
            }
            case Attempt.Refused(int index, Constraint constraint) -> {
                written(round.subList(0, index), commits, open, taken);
                refuse(round.get(index), constraint, open);
                yield null;
            }
            case Attempt.Failed failed -> {
                byLane.keySet().forEach(Lane::doubt);
                if (failed.outcome() == LogUnavailableException.Outcome.UNKNOWN) {
                    round.forEach(Pending::markMaybeWritten);
                }
                yield new LogUnavailableException(failed.outcome(), failed.cause());
            }
        };
    }

    private void written(List<Pending> round, List<Commit> commits, Set<Pending> open, Set<Claim> taken) {
        for (int i = 0; i < round.size(); i++) {
            round.get(i).lane().follow(commits.get(i));
            deliver(round.get(i), commits.get(i), open);
        }
        if (!open.isEmpty()) {
            round.forEach(pending -> taken.addAll(Claim.of(pending.draft())));
        }
    }

    private static void refuse(Pending pending, Constraint constraint, Set<Pending> open) {
        pending.lane().doubt();
        switch (constraint) {
            case POSITION -> {}
            case OWNER_SEQUENCE -> {
                pending.lane().owners().forget(pending.draft().owner());
                pending.forgetOwnerHint();
            }
            case AGGREGATE_SEQUENCE, IDEMPOTENCY_KEY -> {
                open.remove(pending);
                pending.refused(constraint);
            }
        }
    }

    /** Those who can be written together: of several who claim the same, the first; the others are refused after it. */
    private static List<Pending> admit(Set<Pending> open, Set<Claim> taken) {
        if (open.size() == 1 && taken.isEmpty()) {
            return List.copyOf(open);
        }
        List<Pending> round = new ArrayList<>(open.size());
        Set<Claim> claimed = new HashSet<>();
        for (Iterator<Pending> each = open.iterator(); each.hasNext(); ) {
            Pending pending = each.next();
            List<Claim> claims = Claim.of(pending.draft());
            @Nullable Claim lost = firstIn(taken, claims);
            if (lost != null) {
                each.remove();
                pending.refused(lost.constraint());
            } else if (Collections.disjoint(claimed, claims)) {
                claimed.addAll(claims);
                round.add(pending);
            }
        }
        return round;
    }

    private static @Nullable Claim firstIn(Set<Claim> taken, List<Claim> claims) {
        for (Claim claim : claims) {
            if (taken.contains(claim)) {
                return claim;
            }
        }
        return null;
    }

    private void deliver(Pending pending, Commit commit, Set<Pending> open) {
        open.remove(pending);
        listener.accept(commit);
        pending.recorded(commit);
    }
}
