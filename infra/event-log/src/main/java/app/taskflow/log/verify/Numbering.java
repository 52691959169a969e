package app.taskflow.log.verify;

import app.taskflow.log.Commit;
import app.taskflow.log.RecordedEvent;
import app.taskflow.log.verify.Problem.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Counts along with the owners and aggregates of a partition. It remembers only those who were seen last, and asks the
 * log about others, so that a log of any size can be counted.
 */
final class Numbering {

    private static final int REMEMBERED = 100_000;

    private final StoredCommits commits;
    private final Map<UUID, Long> owners = lastSeen();
    private final Map<UUID, Long> aggregates = lastSeen();

    Numbering(StoredCommits commits) {
        this.commits = commits;
    }

    private static Map<UUID, Long> lastSeen() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    /** What is wrong with the sequences of a commit whose predecessors were all counted. */
    Optional<Kind> check(Commit commit) {
        Optional<Kind> problem = compare(commit.first(), lastOfOwner(commit) + 1);
        owners.put(commit.owner().value(), commit.lastSequence());
        for (RecordedEvent event : commit.events()) {
            if (problem.isEmpty()) {
                problem = compare(event.aggregateSequence(), lastOfAggregate(event) + 1);
            }
            aggregates.put(event.aggregateId(), event.aggregateSequence());
        }
        return problem;
    }

    private static Optional<Kind> compare(long found, long due) {
        if (found == due) {
            return Optional.empty();
        }
        return Optional.of(found > due ? Kind.REMOVED : Kind.INSERTED);
    }

    private long lastOfOwner(Commit commit) {
        Long last = owners.get(commit.owner().value());
        return last != null ? last : lastInLog(commit);
    }

    private long lastInLog(Commit commit) {
        return commits.lastBefore(commit.owner(), commit.first())
                .map(StoredCommit::commit)
                .map(Commit::lastSequence)
                .orElse(0L);
    }

    private long lastOfAggregate(RecordedEvent event) {
        Long last = aggregates.get(event.aggregateId());
        if (last != null) {
            return last;
        }
        long before = event.aggregateSequence() - 1;
        return before < 0 || commits.holds(event.aggregateId(), before) ? before : -1;
    }
}
