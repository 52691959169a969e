package app.taskflow.cli.demo;

import app.taskflow.cli.client.Task;
import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.demo.LoadResult.Created;
import app.taskflow.cli.http.Answer;
import app.taskflow.cli.http.ProblemException;
import app.taskflow.events.task.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Changes some of the tasks that were loaded, one after the other, each only if nobody else has changed it since. */
final class Changes {

    private static final int MOST = 200;

    /**
     * What they led to.
     *
     * @param token of the last change, which a later read can ask for
     * @param stale what the server said to a change based on an older state; null if there was none to try
     */
    record Outcome(
            Latencies patch,
            @Nullable String token,
            @Nullable String stale) {}

    private final TaskFlowClient client;
    private final Latencies patch = new Latencies();

    Changes(TaskFlowClient client) {
        this.client = client;
    }

    Outcome make(List<Created> tasks, Random random) throws InterruptedException {
        List<Created> chosen = new ArrayList<>(tasks);
        Collections.shuffle(chosen, random);
        String token = null;
        for (Created task : chosen.subList(0, Math.min(MOST, chosen.size()))) {
            Answer<Task> answer = client.patch(task.task().id(), change(task.task(), random), task.etag());
            patch.add(answer.took());
            token = answer.consistencyToken() == null ? token : answer.consistencyToken();
        }
        return new Outcome(patch, token, chosen.isEmpty() ? null : stale(chosen.getFirst()));
    }

    private static Map<String, ? extends @Nullable Object> change(Task task, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Map.of("status", task.status() == Status.DONE ? "todo" : "done");
            case 1 -> Map.of("priority", "urgent", "tags", List.of("demo"));
            case 2 -> Map.of("description", "Changed by the demo.");
            case 3 -> Collections.singletonMap("dueDate", null);
            default -> Map.of("status", "in_progress");
        };
    }

    private String stale(Created task) throws InterruptedException {
        try {
            Map<String, String> title = Map.of("title", "Written without having seen the last change");
            return client.patch(task.task().id(), title, task.etag()).status() + " accepted";
        } catch (ProblemException e) {
            return e.problem().status() + " " + e.problem().code();
        }
    }
}
