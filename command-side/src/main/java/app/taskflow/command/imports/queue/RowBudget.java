package app.taskflow.command.imports.queue;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many rows may be done: for each user, and for all together. What was done is paid afterwards; who is in debt
 * waits. All turns of a user are done by one node, so a node's own memory is enough.
 *
 * @param <K> who has a budget of his own
 */
final class RowBudget<K> {

    private static final int REMEMBERED = 10_000;
    private static final long SECOND = 1_000_000_000L;

    private final long nanosPerUserRow;
    private final long nanosPerRow;
    private final Map<K, Long> freeAt = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long allFreeAt;

    RowBudget(int userRows, int allRows, long now) {
        nanosPerUserRow = SECOND / userRows;
        nanosPerRow = SECOND / allRows;
        allFreeAt = now;
    }

    /** How long that user's next rows have to wait. */
    long waitNanos(K user, long now) {
        long free = Math.max(allFreeAt - now, freeAt.getOrDefault(user, now) - now);
        return Math.max(0, free);
    }

    void spend(K user, int rows, long now) {
        allFreeAt = later(allFreeAt, now) + rows * nanosPerRow;
        freeAt.put(user, later(freeAt.getOrDefault(user, now), now) + rows * nanosPerUserRow);
    }

    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }
}
