package app.taskflow.cli.demo;

import app.taskflow.cli.client.Task;
import app.taskflow.cli.client.TaskFlowClient;
import app.taskflow.cli.demo.LoadResult.Created;
import app.taskflow.cli.http.Answer;
import app.taskflow.cli.http.ProblemException;
import app.taskflow.cli.http.ServerUnreachableException;
import app.taskflow.cli.source.SourceTask;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Creates tasks over the API, several at once; a task that is refused does not stop the others. */
final class Loader {

    /** Of so many creates one is followed by a read, which must already show it. */
    private static final int READ_BACK_EVERY = 50;

    private final TaskFlowClient client;
    private final List<SourceTask> tasks;
    private final ProgressBar bar;
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Created> created = new ConcurrentLinkedQueue<>();
    private final Failures failures = new Failures();
    private final Latencies create = new Latencies();
    private final Latencies visible = new Latencies();
    private final AtomicReference<@Nullable String> gone = new AtomicReference<>();

    Loader(TaskFlowClient client, List<SourceTask> tasks, ProgressBar bar) {
        this.client = client;
        this.tasks = tasks;
        this.bar = bar;
    }

    /** @param concurrency how many requests are on their way at a time */
    LoadResult load(int concurrency) throws InterruptedException {
        long start = System.nanoTime();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> worker :
                    workers.invokeAll(Collections.nCopies(concurrency, Executors.callable(this::work)))) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("loading broke off", e.getCause());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new LoadResult(List.copyOf(created), failures, took, create, visible, gone.get());
    }

    private void work() {
        try {
            for (int i = next.getAndIncrement(); i < tasks.size() && gone.get() == null; i = next.getAndIncrement()) {
                load(i, tasks.get(i));
                bar.step();
            }
        } catch (ServerUnreachableException e) {
            gone.compareAndSet(null, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            gone.compareAndSet(null, "interrupted");
        }
    }

    private void load(int index, SourceTask task) throws InterruptedException {
        try {
            Answer<Task> answer = client.create(task.draft());
            create.add(answer.took());
            if (index % READ_BACK_EVERY == 0) {
                readBack(answer);
            }
            Answer<Task> last = task.archived() ? client.archive(answer.body().id()) : answer;
            created.add(new Created(index, last.body(), last.etag()));
        } catch (ProblemException e) {
            failures.add("%s: %s".formatted(task.place(), task.draft().title()), e.problem());
        }
    }

    private void readBack(Answer<Task> written) throws InterruptedException {
        long start = System.nanoTime();
        client.task(written.body().id(), written.consistencyToken());
        visible.add(written.took().plusNanos(System.nanoTime() - start));
    }
}
