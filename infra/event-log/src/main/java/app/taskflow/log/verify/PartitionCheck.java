package app.taskflow.log.verify;

import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.Position;
import app.taskflow.log.Commit;
import app.taskflow.log.HashChain;
import app.taskflow.log.verify.Problem.Kind;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows one partition from its genesis. Where a commit does not fit, its hash tells at which place it was written,
 * and the commit after it whether it is the one that was written before that: so what was done can be told apart.
 */
final class PartitionCheck {

    private final StoredCommits commits;
    private final int partition;
    private final Partitioning partitioning;
    private final Optional<Head> expected;
    private final Predicate<Commit> counted;
    private final Numbering numbering;
    private long n;
    private byte[] hash;
    private long commitCount;
    private long eventCount;

    PartitionCheck(
            StoredCommits commits,
            int partition,
            Partitioning partitioning,
            Optional<Head> expected,
            Predicate<Commit> counted) {
        this.commits = commits;
        this.partition = partition;
        this.partitioning = partitioning;
        this.expected = expected;
        this.counted = counted;
        this.numbering = new Numbering(commits);
        this.hash = HashChain.genesis(partition, partitioning);
    }

    Head head() {
        return new Head(partition, n, hash);
    }

    long commits() {
        return commitCount;
    }

    long events() {
        return eventCount;
    }

    Optional<Problem> run() {
        return commits.read(partition, this::follow).or(this::atTheEnd);
    }

    private Optional<Problem> follow(Iterator<StoredCommit> stored) {
        @Nullable StoredCommit next = stored.hasNext() ? stored.next() : null;
        while (next != null) {
            StoredCommit current = next;
            next = stored.hasNext() ? stored.next() : null;
            Optional<Problem> problem = check(current, next);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> check(StoredCommit current, @Nullable StoredCommit next) {
        Commit commit = current.commit();
        boolean fits = current.n() == n + 1 && current.follows(hash) && current.isAtHomeAt(n + 1);
        if (!fits || commit == null) {
            return Optional.of(classify(current, next));
        }
        Optional<Kind> problem = partitioning.of(commit.owner()) == partition
                ? differsFromExpected(commit).or(() -> numbering.check(commit))
                : Optional.of(Kind.INSERTED);
        if (problem.isEmpty()) {
            accept(commit);
        }
        return problem.map(kind -> new Problem(commit.position(), kind, commit.owner()));
    }

    private void accept(Commit commit) {
        n = commit.position().n();
        hash = commit.hash();
        if (counted.test(commit)) {
            commitCount++;
            eventCount += commit.events().size();
        }
    }

    /** With every hash recomputed by whoever changed it, only a head that is known from elsewhere tells. */
    private Optional<Kind> differsFromExpected(Commit commit) {
        return expected.filter(head -> head.n() == commit.position().n() && !Arrays.equals(head.hash(), commit.hash()))
                .map(_ -> Kind.CHANGED);
    }

    private Optional<Problem> atTheEnd() {
        return expected.filter(head -> head.n() > n).map(_ -> problem(n + 1, Kind.TRUNCATED, null));
    }

    private Problem problem(long at, Kind kind, @Nullable UserId owner) {
        return new Problem(new Position(partition, at), kind, owner);
    }

    private Problem classify(StoredCommit current, @Nullable StoredCommit next) {
        long place = n + 1;
        if (current.n() > place) {
            return problem(place, Kind.REMOVED, null);
        }
        if (current.n() < place) {
            return problem(current.n(), Kind.INSERTED, current.owner());
        }
        OptionalLong home = current.home();
        if (home.isEmpty()) {
            boolean pushedOn = next != null && next.isAtHomeAt(place);
            return problem(place, pushedOn ? Kind.INSERTED : Kind.CHANGED, current.owner());
        }
        return home.getAsLong() == place ? brokenLink(current, next) : moved(home.getAsLong(), current);
    }

    /** At home, but its predecessor is not the one that it was written after. */
    private Problem brokenLink(StoredCommit current, @Nullable StoredCommit next) {
        long place = current.n();
        Commit commit = current.commit();
        boolean genuine = commit != null && next != null && next.follows(commit.hash());
        return genuine && n > 0 ? problem(n, Kind.CHANGED, ownerAt(n)) : problem(place, Kind.CHANGED, current.owner());
    }

    private Problem moved(long home, StoredCommit current) {
        long place = current.n();
        Optional<StoredCommit> other = commits.at(new Position(partition, home));
        if (home < place) {
            boolean copy = other.filter(found -> found.isAtHomeAt(home) && found.hasHashOf(current))
                    .isPresent();
            return copy ? problem(place, Kind.INSERTED, current.owner()) : problem(home, Kind.INSERTED, ownerAt(home));
        }
        boolean swapped = other.filter(found -> found.isAtHomeAt(place)).isPresent();
        return problem(place, swapped ? Kind.REORDERED : Kind.REMOVED, swapped ? current.owner() : null);
    }

    private @Nullable UserId ownerAt(long place) {
        return commits.at(new Position(partition, place))
                .map(StoredCommit::owner)
                .orElse(null);
    }
}
