package app.taskflow.cli.demo;

import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.http.Gate;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Waits for the views to have what the log has: an import gives no token that a read could ask for. */
final class Visibility {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Map<String, String> COUNT = Map.of("limit", "1", "include", "total", "archived", "any");

    private final TaskFlowClient client;

    Visibility(TaskFlowClient client) {
        this.client = client;
    }

    /** Returns when a list counts so many tasks, or after five minutes; what is missing then, the checks tell. */
    void awaitTotal(long expected) throws InterruptedException {
        Gate next = new Gate();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (total() < expected && System.nanoTime() < deadline) {
            next.closeFor(BETWEEN);
            next.pass();
        }
    }

    private long total() throws InterruptedException {
        return Objects.requireNonNullElse(client.tasks(COUNT, null).body().total(), 0L);
    }
}
