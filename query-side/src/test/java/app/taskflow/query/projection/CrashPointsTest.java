package app.taskflow.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.wire.Partitioning;
import app.taskflow.events.wire.PublishedEvent;
import app.taskflow.log.CommitDraft;
import app.taskflow.log.EventLog;
import app.taskflow.log.LogOptions;
import app.taskflow.query.ChanceHistory;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestMongo;
import app.taskflow.query.TestNode;
import app.taskflow.query.TestRedis;
import app.taskflow.query.cache.ForgottenPages;
import app.taskflow.query.projection.repair.TaskEvents;
import app.taskflow.query.store.Checkpoint;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskIndexing;
import app.taskflow.query.view.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Projections that die between any two steps, or in the middle of writing, and others that were taken for dead and go
 * on writing old batches. Whatever happens in whatever order, the views become those of a single look at the log.
 */
class CrashPointsTest {

    private static final TaskEvents EVENTS = TestNode.PLAIN;
    private static final int COMMITS = 120;

    @Test
    void whatever_step_a_projection_dies_at_the_views_become_the_same() {
        run(new Random().nextLong());
    }

    @Test
    @Tag("campaign")
    void the_same_very_often() {
        Random seeds = new Random();
        for (int i = 0; i < 200; i++) {
            run(seeds.nextLong());
        }
    }

    private static void run(long seed) {
        Random random = new Random(seed);
        try (EventLog log = EventLog.open(TestMongo.newDatabase(), new Partitioning(1), LogOptions.DEFAULT);
                TestNode node = new TestNode(TestMongo.newDatabase(), TestRedis.url(), EVENTS, log)) {
            List<UserId> owners = Stream.generate(TestLog::newOwner).limit(3).toList();
            ChanceHistory history = new ChanceHistory(random);
            for (int i = 0; i < COMMITS; i++) {
                UserId owner = owners.get(random.nextInt(owners.size()));
                log.append(new CommitDraft(owner, "t", "t", null, null, Instant.now(), List.of(history.next(owner))));
            }
            project(log, node, random);
            Map<TaskId, TaskDocument> expected = expected(log);
            assertThat(stored(node))
                    .as("seed %d", seed)
                    .hasSameSizeAs(expected)
                    .allSatisfy((task, document) -> assertThat(document).isEqualTo(expected.get(task)));
            owners.forEach(owner ->
                    assertThat(node.sequence(owner)).as("seed %d", seed).isEqualTo(log.lastSequence(owner)));
        }
    }

    /** Several processes take turns at random, each one step at a time, until one of them has come to the end. */
    private static void project(EventLog log, TestNode node, Random random) {
        List<Life> alive = new ArrayList<>();
        while (true) {
            if (alive.isEmpty() || random.nextInt(12) == 0) {
                alive.add(new Life(log, node, random));
            }
            Life process = alive.get(random.nextInt(alive.size()));
            if (process.isAtTheEnd()) {
                return;
            }
            if (!process.goOn() || (alive.size() > 3 && random.nextBoolean())) {
                alive.remove(process);
            }
        }
    }

    /** One life of a projection, from its checkpoint to its death. */
    private static final class Life {

        private final EventLog log;
        private final TestNode node;
        private final Random random;
        private final Lane lane;
        private final VersionedFolding fold;
        private final List<Step> steps;
        private @Nullable FoldedBatch batch;
        private @Nullable FoldedBatch ahead;
        private int next;

        Life(EventLog log, TestNode node, Random random) {
            this.log = log;
            this.node = node;
            this.random = random;
            Checkpoint checkpoint = node.views.checkpoints().takeOver(0);
            node.publisher.hold(0, checkpoint.generation());
            lane = new Lane(checkpoint);
            fold = new VersionedFolding(EVENTS, node.views);
            steps = new TaskSteps(
                            node.views,
                            node.catchUp,
                            node.deadLetterTopic,
                            node.publisher,
                            new ForgottenPages(node.redis),
                            new Partitioning(1))
                    .of(new HashSet<>());
        }

        boolean isAtTheEnd() {
            return batch == null && ahead == null && lane.n() == log.head(0);
        }

        /** Takes one step; false if it died of it. */
        boolean goOn() {
            if (batch == null) {
                batch = ahead == null ? folded(null) : ahead;
                ahead = null;
                next = 0;
                return true;
            }
            if (ahead == null && batch.isPlain() && random.nextInt(4) == 0) {
                ahead = folded(batch);
                return true;
            }
            if (random.nextInt(8) == 0) {
                dieInTheMiddle(batch);
                return false;
            }
            steps.get(next++).run(batch);
            if (next == steps.size()) {
                batch = null;
            }
            return true;
        }

        /** The next batch, folded while the steps of the one before it are being done. */
        private FoldedBatch folded(@Nullable FoldedBatch before) {
            Batch more = new Batch();
            lane.take(log.readPartition(0, lane.n(), 1 + random.nextInt(10)), more);
            return fold.fold(more, new HashSet<>(), before);
        }

        private void dieInTheMiddle(FoldedBatch dying) {
            List<TaskDocument> some = new ArrayList<>(dying.documents());
            Collections.shuffle(some, random);
            if (!some.isEmpty()) {
                node.views.tasks().write(some.subList(0, random.nextInt(some.size())));
            }
        }
    }

    private static Map<TaskId, TaskDocument> stored(TestNode node) {
        Map<TaskId, TaskDocument> stored = new HashMap<>();
        node.views
                .tasks()
                .collection()
                .find()
                .forEach(document -> stored.put(document.view().id(), document));
        return stored;
    }

    private static Map<TaskId, TaskDocument> expected(EventLog log) {
        Map<TaskId, TaskView> views = new HashMap<>();
        Map<TaskId, Long> changed = new HashMap<>();
        log.readPartition(0, 0, COMMITS).stream()
                .flatMap(commit -> commit.published().stream())
                .forEach(event -> {
                    views.put(task(event), EVENTS.apply(views.get(task(event)), event));
                    changed.put(task(event), event.ownerSequence());
                });
        TaskIndexing indexing = new TaskIndexing();
        Map<TaskId, TaskDocument> expected = new HashMap<>();
        views.forEach((task, view) ->
                expected.put(task, indexing.index(view, Objects.requireNonNull(changed.get(task)), null)));
        return expected;
    }

    private static TaskId task(PublishedEvent event) {
        return new TaskId(event.aggregateId());
    }
}
