package app.taskflow.query.replay;

import app.taskflow.events.id.UserId;
import app.taskflow.query.check.Difference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay as it is known to all nodes.
 *
 * @param owner whose views alone are built anew; null for all
 * @param askedBy an operator's id, or the part of the service that wanted it
 * @param version the number of the views that it builds; 0 before it begins
 * @param previous the number of those that were shown when it was asked for
 * @param reached by partition, the n of the last commit that was applied
 * @param heldBack owners who are to be looked at with care when all others are done
 * @param differences some of those that were found: for all owners between the new views and the log, for one owner
 *     between the views that she saw and the log
 */
public record Replay(
        UUID id,
        @Nullable UserId owner,
        String askedBy,
        State state,
        int version,
        int previous,
        Map<Integer, Long> reached,
        Set<UserId> heldBack,
        long processed,
        long total,
        double eventsPerSecond,
        boolean verified,
        long differenceCount,
        List<Difference> differences,
        @Nullable String problem,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        VERIFYING,
        /** Found to be right, and about to be shown: too late to cancel. */
        SWITCHING,
        SWITCHED,
        FAILED,
        CANCELLED,
        ROLLED_BACK;

        /** Whether no other replay may begin. */
        public boolean isActive() {
            return switch (this) {
                case QUEUED, RUNNING, VERIFYING, SWITCHING -> true;
                case SWITCHED, FAILED, CANCELLED, ROLLED_BACK -> false;
            };
        }
    }

    public Replay {
        reached = Map.copyOf(reached);
        heldBack = Set.copyOf(heldBack);
        differences = List.copyOf(differences);
    }

    /** A replay that nobody has begun. */
    public static Replay asked(UUID id, @Nullable UserId owner, String askedBy, int shown, Instant now) {
        return new Replay(
                id,
                owner,
                askedBy,
                State.QUEUED,
                0,
                shown,
                Map.of(),
                Set.of(),
                0,
                0,
                0,
                false,
                0,
                List.of(),
                null,
                now,
                null,
                null);
    }

    /** How long building will still take, at the pace it has; null where that cannot be told. */
    public @Nullable Duration remaining() {
        return state == State.RUNNING && eventsPerSecond > 0
                ? Duration.ofMillis((long) (Math.max(0, total - processed) * 1_000 / eventsPerSecond))
                : null;
    }
}
