package app.taskflow.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.UserId;
import app.taskflow.query.ChanceHistory;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestMongo;
import app.taskflow.query.TestNode;
import app.taskflow.query.replay.Replay.State;
import app.taskflow.query.store.TaskDocument;
import app.taskflow.query.store.TaskStore;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that die at any moment of a replay: another takes it on, and nothing is left out, done twice or shown too soon. */
class ReplayCrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ReplaySettings SETTINGS =
            new ReplaySettings(1_000_000, 2, Duration.ofMillis(50), Duration.ofHours(1), Duration.ofSeconds(5));

    @Test
    void whenever_a_node_dies_another_brings_its_replay_to_the_same_end() {
        run(new Random().nextLong());
    }

    @Test
    @Tag("campaign")
    void the_same_very_often() {
        Random seeds = new Random();
        for (int i = 0; i < 50; i++) {
            run(seeds.nextLong());
        }
    }

    private static void run(long seed) {
        Random random = new Random(seed);
        MongoDatabase database = TestMongo.newDatabase();
        try (TestNode node = new TestNode(database)) {
            List<UserId> owners = Stream.generate(TestLog::newOwner).limit(5).toList();
            ChanceHistory history = new ChanceHistory(random);
            write(owners, history, random, 60);
            node.projection.start();
            catchUp(node);
            ReplayTable table = new ReplayTable(database, node.views.projection());
            table.createIndexes();
            UUID id = UUID.randomUUID();
            Replay replay = Replay.asked(id, null, "test", 1, Instant.now());
            assertThat(table.insert(replay)).isTrue();
            int lives = 0;
            while (table.find(id).orElseThrow().state().isActive()) {
                assertThat(node.views.table().read().live()).as("seed %d", seed).isEqualTo(1);
                int questions = random.nextInt(lives < 20 ? 40 : 4_000);
                Life life = new Life(questions);
                new FullReplay(TestLog.LOG, TestNode.PLAIN, node.views, table, SETTINGS, Clock.systemUTC())
                        .run(table.find(id).orElseThrow(), life::goesOn);
                write(owners, history, random, 2);
                lives++;
            }
            Replay ended = table.find(id).orElseThrow();
            assertThat(ended.state()).as("seed %d: %s", seed, ended).isEqualTo(State.SWITCHED);
            assertThat(node.views.versions().refresh().live()).isEqualTo(ended.version());
            write(owners, history, random, 20);
            catchUp(node);
            assertThat(documents(node.views.tasks(ended.version())))
                    .as("seed %d", seed)
                    .isEqualTo(documents(node.views.tasks(1)))
                    .isNotEmpty();
        }
    }

    /** One node's time at the replay: it is asked a number of times whether it goes on, and then it does not. */
    private static final class Life {

        private int left;

        Life(int left) {
            this.left = left;
        }

        boolean goesOn() {
            return left-- > 0;
        }
    }

    private static void write(List<UserId> owners, ChanceHistory history, Random random, int commits) {
        for (int i = 0; i < commits; i++) {
            UserId owner = owners.get(random.nextInt(owners.size()));
            TestLog.commit(owner, history.next(owner));
        }
    }

    private static void catchUp(TestNode node) {
        for (int partition = 0; partition < TestLog.PARTITIONING.partitions(); partition++) {
            int of = partition;
            long head = TestLog.LOG.head(of);
            await().atMost(PATIENCE).until(() -> {
                var checkpoint = node.views.checkpoints().all().get(of);
                return checkpoint != null && checkpoint.n() >= head;
            });
        }
    }

    private static Map<UUID, TaskDocument> documents(TaskStore store) {
        Map<UUID, TaskDocument> documents = new HashMap<>();
        store.collection()
                .find()
                .forEach(document -> documents.put(document.view().id().value(), document));
        return documents;
    }
}
