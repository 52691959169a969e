package app.taskflow.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far an import is, as the API tells. */
public record ImportStatus(
        String id,
        String state,
        String source,
        boolean dryRun,
        @Nullable Long total,
        long processed,
        long created,
        long unchanged,
        long rejected,
        long warnings,
        double rowsPerSecond,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long etaSeconds,
        @Nullable Failure problem,
        @Nullable Undo undo) {

    private static final String COMPLETED = "completed";
    private static final Set<String> FINISHED = Set.of(COMPLETED, "failed", "cancelled");

    /** Why it failed. */
    public record Failure(String code, @Nullable String detail) {}

    /** @param kept the tasks that were edited since, and stay */
    public record Undo(String state, long removed, List<String> kept) {

        public Undo {
            kept = Objects.requireNonNullElse(kept, List.of());
        }

        public boolean isFinished() {
            return state.equals(COMPLETED);
        }
    }

    public boolean isFinished() {
        return FINISHED.contains(state);
    }

    public boolean isCompleted() {
        return state.equals(COMPLETED);
    }

    /** Whether every row of the file went in, or had before. */
    public boolean isWhole() {
        return isCompleted() && rejected == 0;
    }

    /** From the first row to the last, zero as long as it goes on. */
    public Duration took() {
        return startedAt == null || finishedAt == null ? Duration.ZERO : Duration.between(startedAt, finishedAt);
    }
}
