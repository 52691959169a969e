package app.taskflow.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.id.UserId;
import app.taskflow.events.task.Due;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.Status;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.query.TestLog;
import app.taskflow.query.client.Client;
import app.taskflow.query.client.Operator;
import app.taskflow.query.client.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Users write and read all the time while views are built anew, switched, switched back, and while the node that does
 * it is stopped in the middle: no read fails, none goes back behind what its reader saw, on whichever node.
 */
class ReplayWhileWritingTest {

    private static final String ALL = "{\"projection\":\"tasks\"}";
    private static final int USERS = 4;

    @Test
    void no_read_fails_or_goes_back_and_a_node_that_stops_is_succeeded() {
        run(new Random().nextLong(), 1);
    }

    @Test
    @Tag("campaign")
    void the_same_for_a_long_time() {
        Random seeds = new Random();
        for (int i = 0; i < 10; i++) {
            run(seeds.nextLong(), 5);
        }
    }

    private static void run(long seed, int rounds) {
        Random random = new Random(seed);
        AtomicBoolean done = new AtomicBoolean();
        try (TwoNodes nodes = new TwoNodes(Map.of("taskflow.query.replay.events-per-second", "1500"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            nodes.catchUp();
            AtomicLongArray written = new AtomicLongArray(USERS);
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                User user = new User(i, written, new Random(random.nextLong()));
                work.add(threads.submit(() -> user.write(nodes.second().port(), done)));
                // The node that is not stopped, so that a refused connection is a failure.
                work.add(threads.submit(() -> user.read(nodes.second().port(), done)));
            }
            try {
                replay(nodes, seed, rounds, random);
            } finally {
                done.set(true);
            }
            for (Future<?> each : work) {
                try {
                    each.get();
                } catch (ExecutionException | InterruptedException e) {
                    throw new AssertionError("seed " + seed, e);
                }
            }
        }
    }

    private static void replay(TwoNodes nodes, long seed, int rounds, Random random) {
        Operator operator = nodes.operator();
        for (int round = 0; round < rounds; round++) {
            String id = nodes.ask(operator, ALL);
            nodes.reached(operator, id, List.of("running", "verifying", "switched"));
            nodes.replaceFirst();
            JsonNode replay = nodes.ended(operator, id);
            assertThat(replay.path("state").asString())
                    .as("seed %d: %s", seed, replay)
                    .isEqualTo("switched");
            if (random.nextBoolean()) {
                operator.post("/replays/" + id + "/rollback").is(202);
            }
        }
    }

    /** Writes numbers into the title of one task, and reads them. */
    private static final class User {

        private final UserId id = TestLog.newOwner();
        private final TaskId task = TestLog.newTask();
        private final int index;
        private final AtomicLongArray written;
        private final Random random;

        User(int index, AtomicLongArray written, Random random) {
            this.index = index;
            this.written = written;
            this.random = random;
        }

        /** Waits for each write to be seen, so that the log does not grow faster than it is read. */
        void write(int port, AtomicBoolean done) {
            Client client = new Client(port, id).waiting(10);
            for (long sequence = 0; !done.get(); sequence++) {
                TaskEvent event = sequence == 0
                        ? new TaskEvent.Created(
                                "1", null, Status.TODO, Priority.NONE, Due.NONE, List.of(), "m", Instant.now(), null)
                        : new TaskEvent.Retitled(Long.toString(sequence + 1));
                TestLog.commit(id, TestLog.event(task, sequence, event));
                written.set(index, sequence + 1);
                assertThat(client.wrote(sequence + 1).list("limit=9").titles()).containsExactly("" + (sequence + 1));
            }
        }

        /** A title is the number of the owner's event that set it, so it is the sequence, too. */
        void read(int port, AtomicBoolean done) {
            Client client = new Client(port, id).waiting(10);
            long seen = 0;
            while (!done.get()) {
                long demanded = random.nextInt(4) == 0 ? written.get(index) : seen;
                if (demanded > 0 && random.nextBoolean()) {
                    client.wrote(demanded);
                }
                Reply list = random.nextBoolean() ? client.list("limit=3") : client.list("sort=rank");
                List<String> titles = list.titles();
                long now = titles.isEmpty() ? 0 : Long.parseLong(titles.getFirst());
                assertThat(now).isGreaterThanOrEqualTo(seen);
                seen = now;
            }
        }
    }
}
