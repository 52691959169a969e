package app.taskflow.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.log.Commit;
import app.taskflow.query.ChanceHistory;
import app.taskflow.query.TestLog;
import app.taskflow.query.TestMongo;
import app.taskflow.query.TestNode;
import app.taskflow.query.view.TaskView;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nodes that come and go while events flow: whoever holds a partition, each event is in the views once and in order. */
class RebalanceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int COMMITS = 60;

    private final MongoDatabase database = TestMongo.newDatabase();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final ChanceHistory history = new ChanceHistory(random);
    private final List<UserId> owners = new ArrayList<>();
    private final Map<UserId, Long> last = new HashMap<>();
    private final Map<TaskId, TaskView> expected = new HashMap<>();

    @Test
    void nothing_is_lost_repeated_or_mixed_up_when_nodes_come_and_go() {
        for (int partition = 0; partition < TestLog.PARTITIONING.partitions(); partition++) {
            owners.add(TestLog.newOwner(partition));
            owners.add(TestLog.newOwner(partition));
        }
        try (TestNode first = new TestNode(database)) {
            first.projection.start();
            write();
            try (TestNode second = new TestNode(database)) {
                second.projection.start();
                write();
                arrive(second);
                write();
                first.projection.close();
                write();
                arrive(second);
            }
            try (TestNode third = new TestNode(database)) {
                third.projection.start();
                write();
                arrive(third);
                expected.forEach((task, view) ->
                        assertThat(third.view(task)).as("seed %d", seed).isEqualTo(view));
            }
        }
    }

    private void write() {
        for (int i = 0; i < COMMITS; i++) {
            UserId owner = owners.get(random.nextInt(owners.size()));
            Commit commit = TestLog.commit(owner, history.next(owner));
            last.put(owner, commit.lastSequence());
            commit.published().forEach(event -> {
                TaskId task = new TaskId(event.aggregateId());
                expected.put(task, TestNode.PLAIN.apply(expected.get(task), event));
            });
        }
    }

    private void arrive(TestNode node) {
        last.forEach((owner, sequence) -> await().atMost(PATIENCE).until(() -> node.sequence(owner) == sequence));
    }
}
