package app.taskflow.query.replay.api;

import app.taskflow.query.check.Difference;
import app.taskflow.query.replay.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay as operators see it.
 *
 * @param version of the views that it builds; absent before it begins
 * @param processed events that were applied, of {@code total}
 * @param verified whether the new views were compared with the log and are what it says
 * @param differenceCount of all differences, of which the first are in {@code differences}
 */
record ReplayJson(
        UUID id,
        String projection,
        @Nullable UUID ownerId,
        String askedBy,
        String state,
        @Nullable Integer version,
        long processed,
        long total,
        long eventsPerSecond,
        @Nullable Long etaSeconds,
        boolean verified,
        long differenceCount,
        List<DifferenceJson> differences,
        @Nullable String problem,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** @param kind missing, unexpected, behind, changed or sequence */
    record DifferenceJson(UUID ownerId, @Nullable UUID taskId, String kind, List<String> fields) {

        static DifferenceJson of(Difference difference) {
            return new DifferenceJson(
                    difference.owner().value(),
                    difference.task() == null ? null : difference.task().value(),
                    difference.kind().name().toLowerCase(Locale.ROOT),
                    difference.fields());
        }
    }

    static ReplayJson of(Replay replay, String projection) {
        Duration remaining = replay.remaining();
        return new ReplayJson(
                replay.id(),
                projection,
                replay.owner() == null ? null : replay.owner().value(),
                replay.askedBy(),
                state(replay.state()),
                replay.version() == 0 ? null : replay.version(),
                replay.processed(),
                Math.max(replay.total(), replay.processed()),
                Math.round(replay.eventsPerSecond()),
                remaining == null ? null : remaining.toSeconds(),
                replay.verified(),
                replay.differenceCount(),
                replay.differences().stream().map(DifferenceJson::of).toList(),
                replay.problem(),
                replay.createdAt(),
                replay.startedAt(),
                replay.finishedAt());
    }

    private static String state(Replay.State state) {
        return switch (state) {
            case QUEUED -> "queued";
            case RUNNING -> "running";
            case VERIFYING, SWITCHING -> "verifying";
            case SWITCHED -> "switched";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case ROLLED_BACK -> "rolled-back";
        };
    }
}
