package app.taskflow.command.audit.checkpoint;

import app.taskflow.log.failure.LogException;
import app.taskflow.log.proof.Checkpoint;
import com.mongodb.MongoException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Makes checkpoints from time to time and sees to it that each gets into the file and onto Kafka, whoever made it. */
final class CheckpointSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointSchedule.class);
    private static final int PAGE = 500;

    private final Checkpoints checkpoints;
    private final CheckpointStore store;
    private final @Nullable CheckpointFile file;
    private final CheckpointTopic topic;
    private final CheckpointSettings settings;
    private @Nullable ScheduledExecutorService timer;
    private volatile @Nullable String alarm;

    CheckpointSchedule(
            Checkpoints checkpoints,
            CheckpointStore store,
            @Nullable CheckpointFile file,
            CheckpointTopic topic,
            CheckpointSettings settings) {
        this.checkpoints = checkpoints;
        this.store = store;
        this.file = file;
        this.topic = topic;
        this.settings = settings;
    }

    /** What was found to be wrong with the log, null if nothing was. */
    @Nullable
    String alarm() {
        return alarm;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("checkpoints").factory());
        long period = settings.every().toMillis();
        var _ = started.scheduleWithFixedDelay(this::turn, period, period, TimeUnit.MILLISECONDS);
        timer = started;
    }

    /** Nothing may escape: the schedule would end. What fails now is done at the next turn. */
    void turn() {
        try {
            checkpoints.make();
            alarm = null;
        } catch (BrokenHistoryException e) {
            LOG.error("No checkpoint is signed: {}", e.getMessage());
            alarm = e.getMessage();
        } catch (LogException | MongoException e) {
            LOG.warn("No checkpoint this time: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.error("No checkpoint this time", e);
        }
        handOut();
    }

    private void handOut() {
        try {
            fillFile();
            publish();
        } catch (LogException | MongoException | KafkaException | UncheckedIOException e) {
            LOG.warn("Checkpoints are handed out later: {}", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Checkpoints are handed out later", e);
        }
    }

    private void fillFile() {
        if (file == null) {
            return;
        }
        List<Checkpoint> missing;
        do {
            missing = store.after(file.last().map(Checkpoint::id).orElse(0L), PAGE);
            missing.forEach(file::append);
        } while (missing.size() == PAGE);
    }

    private void publish() throws InterruptedException {
        List<Checkpoint> unpublished = store.unpublished(PAGE);
        if (!unpublished.isEmpty()) {
            topic.publish(unpublished);
            unpublished.forEach(checkpoint -> store.published(checkpoint.id()));
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService started = timer;
        timer = null;
        if (started != null) {
            started.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
