package app.taskflow.query.projection;

import app.taskflow.log.EventLog;
import app.taskflow.query.cache.ForgottenPages;
import app.taskflow.query.freshness.RevisionPublisher;
import app.taskflow.query.projection.repair.DeadLetterTopic;
import app.taskflow.query.projection.repair.OwnerCatchUp;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.store.Views;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;

/** The projection of tasks on this node: some workers, each with a share of the partitions. */
public final class TasksProjection implements AutoCloseable {

    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Views views;
    private final EventLog log;
    private final KafkaAccess kafka;
    private final ProjectionSettings settings;
    private final RevisionPublisher revisions;
    private final TaskEvents events;
    private final TaskSteps steps;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    public TasksProjection(
            Views views,
            EventLog log,
            KafkaAccess kafka,
            ProjectionSettings settings,
            RevisionPublisher revisions,
            TaskEvents events,
            OwnerCatchUp catchUp,
            DeadLetterTopic deadLetters,
            ForgottenPages pages) {
        this.views = views;
        this.log = log;
        this.kafka = kafka;
        this.settings = settings;
        this.revisions = revisions;
        this.events = events;
        this.steps = new TaskSteps(views, catchUp, deadLetters, revisions, pages, log.partitioning());
    }

    /** Begins to project; once. */
    public void start() {
        for (int i = 0; i < settings.threads(); i++) {
            int number = i;
            Worker worker = new Worker(
                    () -> EventConsumer.open(kafka, group(), number, settings),
                    this::lanes,
                    new VersionedFolding(events, views),
                    lanes -> steps.of(lanes.blocked()),
                    settings);
            workers.add(worker);
            threads.add(Thread.ofPlatform()
                    .name("projection-" + views.projection() + "-" + i)
                    .daemon()
                    .start(worker));
        }
    }

    /** Named after the very views, so that only those who write the same ones share the partitions out. */
    private String group() {
        return "taskflow-projection-" + views.database().getName() + "." + views.projection();
    }

    private Lanes lanes(Consumer<byte[], byte[]> consumer) {
        return new Lanes(consumer, log, views.checkpoints(), views.owners(), views.versions(), revisions);
    }

    /** Finishes the batches that are being applied, and hands the partitions over. */
    @Override
    public void close() {
        workers.forEach(Worker::stop);
        for (Thread thread : threads) {
            try {
                thread.join(STOPPING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
